# Checks ONNX models with ONNX's checker and strict shape inference, and loads them in Python. Use: FOLDER
import sys
from pathlib import Path

import onnx
import onnxruntime

from report import report

for path in sorted(Path(sys.argv[1]).glob('*.onnx')):
    try:
        model = onnx.load(path)
        onnx.checker.check_model(model, full_check=True)
        onnx.shape_inference.infer_shapes(model, check_type=True, strict_mode=True, data_prop=True)
        onnxruntime.InferenceSession(path, providers=['CPUExecutionProvider'])
        report(f'ONNX accepts {path.stem}', True)
    except Exception as failure:
        report(f'ONNX accepts {path.stem}', False, str(failure).strip())
