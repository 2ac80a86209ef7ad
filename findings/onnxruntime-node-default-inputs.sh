#!/usr/bin/env bash
# onnxruntime-node ignores a value for an input that has a default.
#
# ONNX: an input with an initializer of the same name is optional, and the initializer is its default value. ONNX Runtime's Python
# package lists it under get_overridable_initializers() and takes a value for it. onnxruntime-node 1.30.0 has no such list, takes the
# value without a word and computes with the default: the same call gives [11, 22] in Python and [1, 2] in Node.
# In Jamjae: autoencoder.onnx has the optional input noise; docs/use.md says where it works (test/export.test.ts, test/verify/export.py).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

cat > program.py <<'PROGRAM'
import numpy as np
import onnx
import onnxruntime
from onnx import TensorProto as T, helper as h, numpy_helper

onnxruntime.set_default_logger_severity(3)
value = lambda name: h.make_tensor_value_info(name, T.FLOAT, [2])
default = numpy_helper.from_array(np.zeros(2, np.float32), 'offset')
add = h.make_node('Add', ['x', 'offset'], ['y'], name='add')
graph = h.make_graph([add], 'g', [value('x'), value('offset')], [value('y')], [default])
model = h.make_model(graph, opset_imports=[h.make_opsetid('', 17)], ir_version=8)
onnx.checker.check_model(model, full_check=True)
onnx.save(model, 'model.onnx')
session = onnxruntime.InferenceSession('model.onnx', providers=['CPUExecutionProvider'])
given = {'x': np.float32([1, 2]), 'offset': np.float32([10, 20])}
print('python', [each.name for each in session.get_overridable_initializers()], session.run(None, given)[0].tolist())
PROGRAM
cat > program.mjs <<'PROGRAM'
import { InferenceSession, Tensor } from 'onnxruntime-node'

const session = await InferenceSession.create('model.onnx', { logSeverityLevel: 3 })
const tensor = (...values) => new Tensor('float32', Float32Array.from(values), [values.length])
const { y } = await session.run({ x: tensor(1, 2), offset: tensor(10, 20) })
console.log('node', session.inputNames, [...y.data])
PROGRAM
python3 -m venv python
python/bin/pip install --quiet onnx==1.22.0 onnxruntime==1.30.0
npm install --silent --no-audit --no-fund --ignore-scripts onnxruntime-node@1.30.0 > /dev/null
python/bin/python program.py | tee outcome
node program.mjs | tee -a outcome
diff outcome - <<'EXPECTED'
python ['offset'] [11.0, 22.0]
node [ 'x' ] [ 1, 2 ]
EXPECTED
echo 'The behaviour is still there.'
