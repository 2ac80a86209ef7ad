#!/usr/bin/env bash
# Expected: memory patterns (enable_mem_pattern, on by default) save memory, or time, for a model of static shapes: one block is
# planned from the first run and used by the others. What happens: from the second run on that block is allocated beside the
# pieces of the first run, which the arena keeps. Every value then has its memory twice: 12 maps of 16 MB take some 200 MB in
# the first run, and some 400 MB from the second on; without patterns some 200 MB in all runs. In Jamjae: patterns are off
# (src/engines/session-options.ts).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet onnxruntime==1.30.0 onnx==1.22.0 numpy==2.4.4
cat > measure.py <<'PYTHON'
import resource
import sys

import numpy as np
import onnxruntime
from onnx import TensorProto, helper

side, rows, count = 1024, 4096, 12
float32 = TensorProto.FLOAT
nodes, last = [], 'x'
for at in range(count):
    nodes.append(helper.make_node('MatMul', [last, 'weight'], [f'product{at}']))
    last = f'map{at}'
    nodes.append(helper.make_node('Relu', [f'product{at}'], [last]))
# As gradients do, all maps are needed until the end.
for at in reversed(range(count)):
    nodes.append(helper.make_node('Mul', [last, f'map{at}'], [f'back{at}']))
    last = f'back{at}'
nodes.append(helper.make_node('ReduceSum', [last], ['y'], keepdims=0))
weight = helper.make_tensor('weight', float32, [side, side], np.eye(side, dtype=np.float32).ravel())
x = helper.make_tensor_value_info('x', float32, [rows, side])
y = helper.make_tensor_value_info('y', float32, [])
graph = helper.make_graph(nodes, 'maps', [x], [y], [weight])
model = helper.make_model(graph, opset_imports=[helper.make_opsetid('', 18)], ir_version=9)

options = onnxruntime.SessionOptions()
options.enable_mem_pattern = sys.argv[1] == 'on'
session = onnxruntime.InferenceSession(model.SerializeToString(), options, providers=['CPUExecutionProvider'])
given = {'x': np.ones((rows, side), np.float32)}


def peak():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


before, taken = peak(), []
for _ in range(3):
    session.run(None, given)
    taken.append(peak() - before)
# In units of what all maps take.
unit = count * rows * side * 4 / 2**20
print(f'patterns {sys.argv[1]}:', *[round(each / unit) for each in taken], file=sys.stdout)
print(*[f'{each:.0f} MB' for each in taken], file=sys.stderr)
PYTHON
for patterns in on off; do venv/bin/python measure.py "$patterns"; done | tee outcomes
diff outcomes - <<'EXPECTED'
patterns on: 1 2 2
patterns off: 1 1 1
EXPECTED
echo 'onnxruntime 1.30.0: the behaviour is still there.'
