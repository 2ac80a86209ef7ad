# TVAE of the package ctgan, trained on a table: writes as many sampled rows beside it.
# Use: TRAIN.csv --epochs N --seed N, writes TRAIN.tvae.csv; prints the seconds of the training as JSON
import argparse
import json
import time

import numpy as np
import pandas as pd
import torch
from ctgan import TVAE

parser = argparse.ArgumentParser()
parser.add_argument('train')
parser.add_argument('--epochs', type=int, required=True)
parser.add_argument('--seed', type=int, required=True)
given = parser.parse_args()

torch.set_num_threads(1)
torch.manual_seed(given.seed)
np.random.seed(given.seed)
rows = pd.read_csv(given.train, skipinitialspace=True, keep_default_na=False)
categorical = [name for name in rows.columns if not pd.api.types.is_numeric_dtype(rows[name])]
model = TVAE(epochs=given.epochs)
started = time.perf_counter()
model.fit(rows, categorical)
seconds = time.perf_counter() - started
model.sample(len(rows)).to_csv(given.train.replace('.csv', '.tvae.csv'), index=False)
print(json.dumps({'seconds': round(seconds, 1)}))
