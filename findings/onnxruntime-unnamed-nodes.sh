#!/usr/bin/env bash
# Expected: the name of a node is optional in ONNX, so a model that the checker accepts loads without any. What happens: where two
# tensors are each cut by several Slice nodes without names, ONNX Runtime 1.18 to 1.21 merges each group into a Split, gives
# both the same name, and refuses its own result: "two nodes with same node name". With names the same model loads; 1.22 loads both.
# In Jamjae: every node of an exported model has a name (src/training/portable-programs.ts).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

cat > program.py <<'PROGRAM'
import onnx, onnxruntime
from onnx import TensorProto as T, helper as h
onnxruntime.set_default_logger_severity(4)

def model(named):
    nodes, consts = [], [h.make_tensor(f'c{n}', T.INT64, [1], [n]) for n in range(3)]
    for x in 'ab':
        for n in range(2):
            nodes.append(h.make_node('Slice', [x, f'c{n}', f'c{n + 1}', 'c1'], [f'{x}{n}']))
        nodes.append(h.make_node('Add', [f'{x}0', f'{x}1'], [f'{x}sum']))
    if named:
        for at, node in enumerate(nodes): node.name = f'node{at}'
    value = lambda name, width: h.make_tensor_value_info(name, T.FLOAT, [1, width])
    graph = h.make_graph(nodes, 'g', [value('a', 2), value('b', 2)], [value('asum', 1), value('bsum', 1)], consts)
    made = h.make_model(graph, opset_imports=[h.make_opsetid('', 17)], ir_version=8)
    onnx.checker.check_model(made, full_check=True)
    return made.SerializeToString()

for named in (True, False):
    try:
        onnxruntime.InferenceSession(model(named), providers=['CPUExecutionProvider'])
        print('with names' if named else 'without names', 'loads')
    except Exception as error:
        print('without names:', 'two nodes with same node name' if 'two nodes with same node name' in str(error) else error)
PROGRAM
python3 -m venv python
for version in 1.21.1 1.22.1; do
  python/bin/pip install --quiet onnx==1.19.1 "onnxruntime==$version"
  echo "onnxruntime $version" | tee -a outcome
  python/bin/python program.py | tee -a outcome
done
diff outcome - <<'EXPECTED'
onnxruntime 1.21.1
with names loads
without names: two nodes with same node name
onnxruntime 1.22.1
with names loads
without names loads
EXPECTED
echo 'The behaviour is still there.'
