#!/usr/bin/env bash
# Expected: ReduceLROnPlateau with its default relative threshold of 1e-4 counts an epoch as better only where the loss has fallen by at
# least that share, whatever its sign. What happens: PyTorch 2.13.0 compares with best · (1 − threshold), which for a negative loss lies
# above the best one: losses that rise a little, or stay where they are, count as better each time, and the learning rate is never lowered.
# Negative losses are usual where a likelihood is a density. In Jamjae: the schedule `plateau` takes the threshold relative to
# the size of the lowest loss (src/training/schedules/plateau.ts).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

python3 -m venv environment
environment/bin/pip install --quiet torch==2.13.0 numpy
cat > program.py <<'PROGRAM'
import sys
import torch

print(f'PyTorch {torch.__version__.split("+")[0]}, Python {sys.version_info.major}.{sys.version_info.minor}', file=sys.stderr)


def learning_rate_after(losses):
    optimizer = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=1.0)
    scheduler = torch.optim.lr_scheduler.ReduceLROnPlateau(optimizer, factor=0.1, patience=2)
    for loss in losses:
        scheduler.step(loss)
    return optimizer.param_groups[0]['lr']


print('constant at 100:', learning_rate_after([100.0] * 12))
print('constant at -100:', learning_rate_after([-100.0] * 12))
PROGRAM
environment/bin/python program.py | tee outcome
diff outcome - <<'EXPECTED'
constant at 100: 0.0010000000000000002
constant at -100: 1.0
EXPECTED
echo 'The behaviour is still there.'
