# Checks ONNX models with ONNX's own checker and its strict shape inference. Use: FOLDER
import sys
from pathlib import Path

import onnx

from report import report

for path in sorted(Path(sys.argv[1]).glob('*.onnx')):
    try:
        model = onnx.load(path)
        onnx.checker.check_model(model, full_check=True)
        onnx.shape_inference.infer_shapes(model, check_type=True, strict_mode=True, data_prop=True)
        report(f'ONNX accepts {path.stem}', True)
    except Exception as failure:
        report(f'ONNX accepts {path.stem}', False, str(failure).strip())
