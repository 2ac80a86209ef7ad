"""Writes the Parquet files that the tests read, and what pyarrow itself reads from them (expected.json)."""
import base64, datetime, decimal, io, json, pathlib, struct, zlib

import pyarrow as pa
import pyarrow.parquet as pq

here = pathlib.Path(__file__).parent


def png(width, height, values):
    """A grey PNG, written here so that no other library is needed."""
    chunk = lambda kind, data: (struct.pack(">I", len(data)) + kind + data
                                + struct.pack(">I", zlib.crc32(kind + data)))
    rows = b"".join(b"\0" + bytes(values[r * width:(r + 1) * width]) for r in range(height))
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header)
            + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))


rows = 40
numbers = pa.table({
    "int8": pa.array([i - 20 for i in range(rows)], pa.int8()),
    "uint32": pa.array([i * 100_000_000 for i in range(rows)], pa.uint32()),
    "int64": pa.array([i * 2 ** 30 for i in range(rows)], pa.int64()),
    "uint64": pa.array([2 ** 63 + i * 2 ** 50 for i in range(rows)], pa.uint64()),
    "half": pa.array([i / 8 for i in range(rows)], pa.float32()).cast(pa.float16()),
    "float": pa.array([i / 3 for i in range(rows)], pa.float32()),
    "double": pa.array([i / 7 for i in range(rows)], pa.float64()),
    "bool": pa.array([i % 3 == 0 for i in range(rows)]),
    "decimal": pa.array([decimal.Decimal(i) / 4 for i in range(rows)], pa.decimal128(9, 2)),
    "label": pa.array([i % 4 for i in range(rows)], pa.int64()),
})
mixed = pa.table({
    "age": pa.array([None if i % 7 == 0 else 20 + i for i in range(rows)], pa.int64()),
    "income": pa.array([None if i % 9 == 0 else i * 1.5 for i in range(rows)], pa.float64()),
    "city": pa.array([None if i % 11 == 0 else ["서울", "Busan", "제주"][i % 3] for i in range(rows)]),
    "kind": pa.array([f"k{i % 2}" for i in range(rows)]).dictionary_encode(),
    "day": pa.array([datetime.date(2020, 1, 1) + datetime.timedelta(i) for i in range(rows)]),
    "time": pa.array([datetime.datetime(2020, 1, 1, i % 24, i) for i in range(rows)], pa.timestamp("us")),
    "label": pa.array([["x", "y"][i % 2] for i in range(rows)]),
})
pixels = [[(row * 6 + at) % 256 for at in range(6)] for row in range(rows)]
lists = pa.table({
    "flat": pa.array(pixels, pa.list_(pa.uint8())),
    "label": pa.array([i % 2 for i in range(rows)], pa.int8()),
})
nested = pa.table({
    "image": pa.array([[p[:3], p[3:]] for p in pixels], pa.list_(pa.list_(pa.float32()))),
})
fixed = pa.table({"flat": pa.array(pixels, pa.list_(pa.float32(), 6))})
encoded = [png(3, 2, p) for p in pixels]
images = pa.table({
    "image": pa.array([{"bytes": e, "path": f"{i}.png"} for i, e in enumerate(encoded)],
                      pa.struct([("bytes", pa.binary()), ("path", pa.string())])),
    "label": pa.array([i % 2 for i in range(rows)], pa.int64()),
})
binary = pa.table({"png": pa.array(encoded, pa.binary()), "class": pa.array([f"c{i % 3}" for i in range(rows)])})
many = 900  # Nulls start only in later pages.
pages = pa.table({
    "a": pa.array([None if i > 500 and i % 5 == 0 else float(i) for i in range(many)]),
    "b": pa.array([str(i % 7) if i < 600 else None for i in range(many)]),
    "c": pa.array(range(many)),
}).cast(pa.schema([pa.field("a", pa.float64()), pa.field("b", pa.string()),
                   pa.field("c", pa.int64(), nullable=False)]))
ragged = pa.table({"flat": pa.array([[1, 2], [3]], pa.list_(pa.int32()))})
maps = pa.table({"m": pa.array([[("a", 1)], [("b", 2)]], pa.map_(pa.string(), pa.int32()))})
infinite = pa.table({"a": pa.array([1.0, float("inf")]), "b": pa.array([1, 2])})

exact = [i * 10 ** 15 + 57 for i in range(-20, 20)]
gap = lambda values: [None if i % 8 == 5 else value for i, value in enumerate(values)]
moments = [datetime.datetime(2021, 1 + i % 12, 1 + i % 28, i % 24, i, i % 60) for i in range(rows)]
types = pa.table({
    "bool": pa.array(gap([i % 3 == 0 for i in range(rows)])),
    "int": pa.array(gap([i % 7 for i in range(rows)]), pa.int64()),
    "whole": pa.array(gap([float(i % 9) for i in range(rows)]), pa.float64()),
    "wide": pa.array([2 ** 53 + 2 * i + 1 for i in range(rows)], pa.int64()),
    "half": pa.array([i / 8 for i in range(rows)], pa.float32()).cast(pa.float16()),
    "single": pa.array([i / 10 for i in range(rows)], pa.float32()),
    "double": pa.array([round(i / 7, 3) for i in range(rows)], pa.float64()),
    "cents": pa.array(gap([decimal.Decimal(i + 57) / 100 for i in range(rows)]), pa.decimal128(9, 2)),
    "exact": pa.array([decimal.Decimal(value).scaleb(-10) for value in exact], pa.decimal128(38, 10)),
    "day": pa.array(gap([moment.date() for moment in moments])),
    "midnight": pa.array([datetime.datetime(2021, 1, 1 + i % 28) for i in range(rows)], pa.timestamp("ns")),
    "second": pa.array(gap(moments), pa.timestamp("us")),
    "milli": pa.array([moment.replace(microsecond=125000) for moment in moments], pa.timestamp("ms")),
    "utc": pa.array(moments, pa.timestamp("us", tz="UTC")),
    "clock": pa.array(gap([moment.time() for moment in moments]), pa.time64("us")),
    "share": pa.array(gap([f"{i % 40}%" for i in range(rows)])),
    "text": pa.array([f"{i % 5}" for i in range(rows)]),
    "quoted": pa.array([["a,b", 'say "so"', " c"][i % 3] for i in range(rows)]),
    "sevens": pa.array([i % 4 * 7 for i in range(rows)], pa.int8()).dictionary_encode(),
})
meta = {"columns": [{"name": "sevens", "field_name": "sevens", "pandas_type": "categorical"}]}
types = types.replace_schema_metadata({"pandas": json.dumps(meta)})

# Beside numbers: values that no cell holds, an index as pandas marks it, and texts like a missing value.
unfit = pa.table({
    "a": pa.array([i / 4 for i in range(rows)]),
    "where": pa.array([{"lat": float(i), "lon": 1.0} for i in range(rows)]),
    "tags": pa.array([[("a", i)] for i in range(rows)], pa.map_(pa.string(), pa.int32())),
    "words": pa.array([["x"] * (i % 3) for i in range(rows)], pa.list_(pa.string())),
    "scores": pa.array([[1.0] * (1 + i % 3) for i in range(rows)], pa.list_(pa.float64())),
    "b": pa.array([-9999 if i % 9 == 0 else i * i % 31 for i in range(rows)], pa.int64()),
    "key": pa.array([3 * i for i in range(rows)], pa.int64()),
    "country": pa.array([["NA", "KR", None, "PE"][i % 4] for i in range(rows)]),
})
unfit = unfit.replace_schema_metadata({"pandas": json.dumps({"index_columns": ["key"], "columns": []})})

files = {
    "unfit": (unfit, dict(row_group_size=16)),
    "types": (types, dict(row_group_size=16)),
    "numbers-snappy": (numbers, dict(compression="snappy")),
    "numbers-gzip-groups": (numbers, dict(compression="gzip", row_group_size=16)),
    "numbers-zstd-v2": (numbers, dict(compression="zstd", data_page_version="2.0")),
    "numbers-brotli-plain": (numbers, dict(compression="brotli", use_dictionary=False)),
    "numbers-lz4": (numbers, dict(compression="lz4")),
    "numbers-none-split": (numbers, dict(compression="none", use_dictionary=False, column_encoding={
        "float": "BYTE_STREAM_SPLIT", "double": "BYTE_STREAM_SPLIT",
        "int64": "DELTA_BINARY_PACKED", "bool": "RLE"})),
    "mixed": (mixed, dict(compression="snappy", row_group_size=16)),
    "lists": (lists, dict(compression="zstd")),
    "nested": (nested, dict(compression="snappy", row_group_size=16)),
    "fixed": (fixed, dict(compression="snappy")),
    "images": (images, dict(compression="snappy", row_group_size=16)),
    "binary": (binary, dict(compression="snappy")),
    "pages": (pages, dict(data_page_size=500, write_batch_size=100)),
    "pages-v2": (pages, dict(data_page_size=500, write_batch_size=100, data_page_version="2.0",
                             use_dictionary=False)),
    "ragged": (ragged, {}),
    "maps": (maps, {}),
    "infinite": (infinite, {}),
}
for name, (table, options) in files.items():
    pq.write_table(table, here / f"{name}.parquet", **options)


def plain(value):
    if isinstance(value, (datetime.datetime, datetime.date)):
        start = datetime.datetime(1970, 1, 1)
        whole = value if isinstance(value, datetime.datetime) else datetime.datetime(value.year, value.month, value.day)
        return (whole - start).total_seconds() / 86_400
    if isinstance(value, dict):
        return base64.b64encode(value["bytes"]).decode()
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    if isinstance(value, list):
        return [plain(each) for each in value]
    return value if isinstance(value, str) or value is None else float(value)


read = {name: {column: plain(values) for column, values in pq.read_table(here / f"{name}.parquet").to_pydict().items()}
        for name in ("numbers-snappy", "mixed")}


def text(value):
    """As a cell of a file of text that holds the same value."""
    if value is None:
        return ""
    if isinstance(value, float):
        return repr(value).removesuffix(".0")
    if isinstance(value, decimal.Decimal):
        return format(value, "f")
    return str(value).removesuffix("000") if isinstance(value, datetime.datetime) and value.microsecond else str(value)


texts = {column: [text(value) for value in values]
         for column, values in pq.read_table(here / "types.parquet").to_pydict().items()}
# Days alone have no time.
texts["midnight"] = [value.removesuffix(" 00:00:00") for value in texts["midnight"]]
(here / "expected.json").write_text(json.dumps({**read, "types": texts, "pixels": pixels}, ensure_ascii=False) + "\n")
