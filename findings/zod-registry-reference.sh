#!/usr/bin/env bash
# Expected: in JSON Schemas made from a zod registry, a registered schema that was given another description
# (`a.describe('…')`, which zod's documentation calls a new instance) is written out where it is used, as it is not the registered
# instance any more. What happens: zod 4.6.7 writes a reference to the registered schema, with the description beside `$ref`.
# In Jamjae: the components of the studio's OpenAPI document rely on these references (src/studio/api).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

npm install --silent --no-audit --no-fund --prefix . zod@4.6.7
node -p '`zod ${require("./node_modules/zod/package.json").version}, Node ${process.version}`'
cat > program.mjs <<'PROGRAM'
import * as z from 'zod'
const registry = z.registry()
const inner = z.object({ n: z.number() })
const outer = z.object({ inner: inner.describe('another').optional() })
registry.add(inner, { id: 'inner' })
registry.add(outer, { id: 'outer' })
const { schemas } = z.toJSONSchema(registry, { uri: (id) => `#/components/schemas/${id}` })
console.log(JSON.stringify(schemas.outer.properties))
PROGRAM
node program.mjs | tee outcome
diff outcome - <<'EXPECTED'
{"inner":{"description":"another","$ref":"#/components/schemas/inner"}}
EXPECTED
echo 'The behaviour is still there.'
