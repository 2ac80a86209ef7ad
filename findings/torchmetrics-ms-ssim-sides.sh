#!/usr/bin/env bash
# Expected: two libraries that compute MS-SSIM at the five scales of its paper with a window of 11×11 take the same images, and what
# an error asks for is enough. What happens: torchmetrics 1.9.0 says that sides "must be larger than 160" and refuses all sides from 161
# to 175, too: the least side is 176, that is 11 times 2^4. pytorch-msssim 1.0.0 has the same sentence, and takes 161.
# In Jamjae: nothing computes MS-SSIM yet; whoever compares reconstructions with these libraries needs sides of at least 176.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

python3 -m venv python
python/bin/pip install --quiet torch==2.13.0 torchmetrics==1.9.0 pytorch-msssim==1.0.0
cat > sides.py <<'PROGRAM'
import pytorch_msssim, torch, torchmetrics
from torchmetrics.functional.image import multiscale_structural_similarity_index_measure as measure

def image(side):
    """Smooth, from 0 to 1."""
    at = torch.linspace(0, 6, side)
    return (torch.sin(at)[:, None] * torch.cos(at)[None] / 2 + 0.5)[None, None]

def torchmetrics_value(side):
    return f'{measure(image(side), image(side) ** 1.2, data_range=1.0).item():.3f}'

def other_value(side):
    return f'{pytorch_msssim.ms_ssim(image(side), image(side) ** 1.2, data_range=1.0).item():.3f}'

def tried(value, side):
    try:
        return value(side)
    except (AssertionError, ValueError) as error:
        return 'larger than 160' if 'larger than 160' in str(error) else str(error)

for side in (160, 161, 175, 176):
    print(side, '| torchmetrics:', tried(torchmetrics_value, side), '| pytorch-msssim:', tried(other_value, side))
PROGRAM
python/bin/python -c 'import torch, torchmetrics, importlib.metadata as m; print("torch", torch.__version__, "torchmetrics", torchmetrics.__version__, "pytorch-msssim", m.version("pytorch-msssim"))'
python/bin/python -W ignore sides.py | tee outcome
sed -E 's/0\.[0-9]{3}/a value/' outcome | sed -E 's/0\.[0-9]{3}/a value/' | diff - <(cat <<'EXPECTED'
160 | torchmetrics: larger than 160 | pytorch-msssim: larger than 160
161 | torchmetrics: larger than 160 | pytorch-msssim: a value
175 | torchmetrics: larger than 160 | pytorch-msssim: a value
176 | torchmetrics: a value | pytorch-msssim: a value
EXPECTED
)
echo 'The behaviour is still there.'
