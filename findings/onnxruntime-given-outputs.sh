#!/usr/bin/env bash
# Expected: session.run(feeds, fetches) of onnxruntime-node with a tensor given for an output writes there and returns that tensor, so that
# nothing is allocated; this is what giving one is for. What happens: it writes there, and returns another tensor with a new
# array of the same values. A gradient of a million numbers that is fetched every step is so copied every step. In Jamjae: the
# copies are freed at once (src/engines/session-step-model.ts), and avoided through the C interface where it can be called
# (src/engines/native/).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --ignore-scripts onnxruntime-node@1.30.0
# One node: y = Neg(x), both float32 [4].
model='CAgSB2ZpbmRpbmcaATE6MgoLCgF4EgF5IgNOZWcSAWdaDwoBeBIKCggIARIECgIIBGIPCgF5EgoKCAgBEgQKAggEQgIQEg=='
ORT_DISABLE_TELEMETRY=1 node -e "
  const ort = require('onnxruntime-node')
  ort.InferenceSession.create(Buffer.from('$model', 'base64')).then(async (session) => {
    const given = new Float32Array(4)
    const fetches = { y: new ort.Tensor('float32', given, [4]) }
    const { y } = await session.run({ x: new ort.Tensor('float32', Float32Array.of(1, 2, 3, 4), [4]) }, fetches)
    console.log('given: ' + [...given])
    console.log('returned: ' + [...y.data])
    console.log('the same tensor: ' + (y === fetches.y) + ', the same memory: ' + (y.data.buffer === given.buffer))
  })
" | tee outcomes
diff outcomes - <<'EXPECTED'
given: -1,-2,-3,-4
returned: -1,-2,-3,-4
the same tensor: false, the same memory: false
EXPECTED
echo 'onnxruntime-node 1.30.0: the behaviour is still there.'
