#!/usr/bin/env bash
# Expected: onnxruntime-web gives the same convolution on WebGPU as in WebAssembly, but for rounding. What happens: without any
# error, Conv is wrong everywhere where the input has 6, 9, 15, 18, … channels (a multiple of 3 but not of 4, more than 3), the
# output a multiple of 4, and the kernel more than one pixel; one channel of zeros more, and it is right. A grouped Conv with five
# outputs a group, and a grouped ConvTranspose with one output and two inputs a group, are wrong in part. Issue 29651 of ONNX
# Runtime sees the first with 6 and 9 channels. As the gradient of a kernel is a convolution whose channels are the batch, training
# meets it with batches of 6, 9, 30, … In Jamjae: such channels are padded, and groups become zeros in the kernel
# (src/engines/lowering/lowerings.ts, src/graph/rewrite/ungroup.ts). Exported models keep their convolutions. Needs Chromium
# (CHROMIUM, by default /usr/bin/chromium); its software adapter is enough.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --ignore-scripts onnxruntime-web@1.30.0 playwright-core@1.64.1
python3 -m venv python
python/bin/pip install --quiet onnx==1.23.2 numpy==2.3.5
cat > models.py <<'PYTHON'
import onnx
from onnx import TensorProto, helper

cases = {
    'Conv 6 to 4': ('Conv', [4, 6, 3, 3], 1, 6),
    'Conv 7 to 4': ('Conv', [4, 7, 3, 3], 1, 7),
    'Conv 6 to 5': ('Conv', [5, 6, 3, 3], 1, 6),
    'Conv 8 to 10, 2 groups': ('Conv', [10, 4, 3, 3], 2, 8),
    'Conv 8 to 8, 2 groups': ('Conv', [8, 4, 3, 3], 2, 8),
    'ConvTranspose 4 to 2, 2 groups': ('ConvTranspose', [4, 1, 3, 3], 2, 4),
    'ConvTranspose 4 to 4, 2 groups': ('ConvTranspose', [4, 2, 3, 3], 2, 4),
}
for name, (op, kernel, groups, channels) in cases.items():
    node = helper.make_node(op, ['x', 'w'], ['y'], group=groups, pads=[1, 1, 1, 1], kernel_shape=[3, 3])
    given = [('x', [1, channels, 5, 5]), ('w', kernel)]
    outputs = kernel[0] if op == 'Conv' else groups * kernel[1]
    graph = helper.make_graph(
        [node],
        'one',
        [helper.make_tensor_value_info(name, TensorProto.FLOAT, shape) for name, shape in given],
        [helper.make_tensor_value_info('y', TensorProto.FLOAT, [1, outputs, 5, 5])],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid('', 17)], ir_version=8)
    onnx.checker.check_model(model)
    onnx.save(model, f'node_modules/onnxruntime-web/dist/{name}.onnx')
    print(name, channels, *kernel, sep='|')
PYTHON
python/bin/python models.py > cases
cat > compare.mjs <<'JAVASCRIPT'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { chromium } from 'playwright-core'

const types = { mjs: 'text/javascript', wasm: 'application/wasm' }
const server = createServer((request, response) => {
  const path = decodeURIComponent(new URL(request.url, 'http://localhost').pathname)
  const type = types[path.split('.').pop()]
  if (path !== '/' && !type && !path.endsWith('.onnx')) return response.writeHead(404).end()
  response.setHeader('content-type', path === '/' ? 'text/html' : (type ?? 'application/octet-stream'))
  response.end(path === '/' ? '<!doctype html>' : readFileSync(`node_modules/onnxruntime-web/dist${path}`))
}).listen(0)
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--enable-unsafe-webgpu', '--use-webgpu-adapter=swiftshader'],
})
const page = await browser.newPage()
await page.goto(`http://localhost:${server.address().port}/`)
for (const line of readFileSync('cases', 'utf8').trim().split('\n')) {
  const [name, channels, ...kernel] = line.split('|')
  const shapes = { x: [1, Number(channels), 5, 5], w: kernel.map(Number) }
  const outcome = await page.evaluate(async ({ name, shapes }) => {
    const ort = await import('/ort.webgpu.min.mjs')
    ort.env.logLevel = 'fatal'
    const feeds = {}
    for (const [input, shape] of Object.entries(shapes)) {
      const length = shape.reduce((product, side) => product * side, 1)
      const values = Float32Array.from({ length }, (_, at) => Math.sin(1 + at * at))
      feeds[input] = new ort.Tensor('float32', values, shape)
    }
    const results = []
    for (const provider of ['wasm', 'webgpu']) {
      const session = await ort.InferenceSession.create(`/${name}.onnx`, { executionProviders: [provider] })
      const { y } = await session.run(feeds)
      results.push(await y.getData())
    }
    const [inWasm, onGpu] = results
    return [...inWasm].filter((value, at) => Math.abs(value - onGpu[at]) > 1e-3).length + ' of ' + inWasm.length
  }, { name, shapes })
  console.log(`${name}: wrong ${outcome}`)
}
await browser.close()
server.close()
JAVASCRIPT
node compare.mjs | tee outcomes
diff outcomes - <<'EXPECTED'
Conv 6 to 4: wrong 100 of 100
Conv 7 to 4: wrong 0 of 100
Conv 6 to 5: wrong 0 of 125
Conv 8 to 10, 2 groups: wrong 25 of 250
Conv 8 to 8, 2 groups: wrong 0 of 200
ConvTranspose 4 to 2, 2 groups: wrong 25 of 50
ConvTranspose 4 to 4, 2 groups: wrong 0 of 100
EXPECTED
echo 'onnxruntime-web 1.30.0: the behaviour is still there.'
