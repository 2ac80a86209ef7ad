#!/usr/bin/env bash
# Expected: a Parquet DECIMAL is exact, so the value 0.57 of a column decimal(9, 2) is read as the number 0.57, as pyarrow,
# pandas and DuckDB give it. What happens: hyparquet 1.31.5 multiplies the stored integer by the rounded power 10^-2, so 57 becomes
# 0.5700000000000001; of the hundred values from 0.00 to 0.99 ten are not the nearest number.
# In Jamjae: the reader of tables takes the integers and divides (src/data/tables/parquet).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

python3 -m venv python
python/bin/pip install --quiet pyarrow==24.0.0
npm install --silent --no-audit --no-fund --prefix . hyparquet@1.31.5
cat > write.py <<'PROGRAM'
from decimal import Decimal
import pyarrow as pa, pyarrow.parquet as pq
prices = [Decimal(n).scaleb(-2) for n in range(100)]
pq.write_table(pa.table({'price': pa.array(prices, pa.decimal128(9, 2))}), 'prices.parquet')
print('pyarrow', pa.__version__, 'reads', pq.read_table('prices.parquet')['price'][57])
PROGRAM
cat > read.mjs <<'PROGRAM'
import { asyncBufferFromFile, parquetReadObjects } from 'hyparquet'
const rows = await parquetReadObjects({ file: await asyncBufferFromFile('prices.parquet') })
const wrong = rows.map(({ price }, n) => [price, n / 100]).filter(([read, right]) => read !== right)
for (const [read, right] of wrong) console.log(`${right} is read as ${read}`)
PROGRAM
python/bin/python write.py
node -p '`hyparquet ${require("./node_modules/hyparquet/package.json").version}, Node ${process.version}`'
node read.mjs | tee outcome
diff outcome - <<'EXPECTED'
0.35 is read as 0.35000000000000003
0.41 is read as 0.41000000000000003
0.47 is read as 0.47000000000000003
0.57 is read as 0.5700000000000001
0.69 is read as 0.6900000000000001
0.7 is read as 0.7000000000000001
0.82 is read as 0.8200000000000001
0.83 is read as 0.8300000000000001
0.94 is read as 0.9400000000000001
0.95 is read as 0.9500000000000001
EXPECTED
echo 'The behaviour is still there.'
