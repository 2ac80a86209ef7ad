#!/usr/bin/env bash
# Expected: a Parquet timestamp in microseconds keeps them when it is read, or the reader says that it cannot. What happens: hyparquet
# 1.31.5 gives a JavaScript Date and drops what is below a millisecond, without a word: 00:00:00.064806 becomes .064.
# Written back, the column differs in every row. A parser that returns the integer keeps it.
# In Jamjae: tables are read with such parsers, so that known cells come back as they were (src/data/tables/parquet).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

python3 -m venv python
python/bin/pip install --quiet pyarrow==24.0.0
npm install --silent --no-audit --no-fund --prefix . hyparquet@1.31.5
cat > write.py <<'PROGRAM'
import pyarrow as pa, pyarrow.parquet as pq
pq.write_table(pa.table({'at': pa.array([64806], pa.timestamp('us'))}), 'times.parquet')
print('pyarrow', pa.__version__, 'reads', pq.read_table('times.parquet')['at'][0].value, 'us')
PROGRAM
cat > read.mjs <<'PROGRAM'
import { asyncBufferFromFile, parquetReadObjects } from 'hyparquet'
const file = await asyncBufferFromFile('times.parquet')
const [plain] = await parquetReadObjects({ file })
const parsers = { timestampFromMicroseconds: (value) => value }
const [parsed] = await parquetReadObjects({ file, parsers })
console.log(`as it comes: ${plain.at.toISOString()}; with a parser: ${parsed.at} us`)
PROGRAM
python/bin/python write.py
node -p '`hyparquet ${require("./node_modules/hyparquet/package.json").version}, Node ${process.version}`'
node read.mjs | tee outcome
diff outcome - <<'EXPECTED'
as it comes: 1970-01-01T00:00:00.064Z; with a parser: 64806 us
EXPECTED
echo 'The behaviour is still there.'
