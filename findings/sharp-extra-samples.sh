#!/usr/bin/env bash
# Expected: a valid TIFF of eight-bit grey with four further samples ("unspecified" ExtraSamples, as of a satellite's bands) gives
# five channels, or an error; samples that are no opacity are not one. What happens: sharp 0.35.5 gives seven channels and
# no error, and of grey with one further sample it says hasAlpha, so that flatten() takes measurements for opacity.
# In Jamjae: pictures whose samples are neither grey nor colour are refused by their header (src/data/images).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

python3 -m venv python
python/bin/pip install --quiet numpy==2.4.6 tifffile==2026.3.3
npm install --silent --no-audit --no-fund --prefix . sharp@0.35.5
cat > write.py <<'PROGRAM'
import numpy as np, tifffile
for samples in (2, 4, 5):
    values = np.tile(np.arange(samples, dtype='u1') * 40 + 20, (8, 8, 1))
    tifffile.imwrite(f'{samples}.tif', values, photometric='minisblack', planarconfig='contig', extrasamples=(0,) * (samples - 1))
    print('tifffile', tifffile.__version__, 'reads', tifffile.imread(f'{samples}.tif').shape)
PROGRAM
cat > read.mjs <<'PROGRAM'
import sharp from 'sharp'
for (const samples of [2, 4, 5]) {
  const { hasAlpha } = await sharp(`${samples}.tif`).metadata()
  const { info } = await sharp(`${samples}.tif`).raw().toBuffer({ resolveWithObject: true })
  console.log(`${samples} samples: ${info.channels} channels, hasAlpha ${hasAlpha}`)
}
PROGRAM
python/bin/python write.py
node -p '`sharp ${require("./node_modules/sharp/package.json").version}, Node ${process.version}`'
node read.mjs | tee outcome
diff outcome - <<'EXPECTED'
2 samples: 4 channels, hasAlpha true
4 samples: 6 channels, hasAlpha true
5 samples: 7 channels, hasAlpha true
EXPECTED
echo 'The behaviour is still there.'
