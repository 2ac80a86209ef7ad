# The classifiers of SDGym's benchmark for two classes: trained on rows of one table, tested on those of another.
# Use: TEST.csv TARGET REAL.csv TRAIN.csv, where REAL.csv gives the scale of numbers; prints F1 scores and their mean as JSON
import json
import sys
import warnings

import numpy as np
import pandas as pd
from sklearn.ensemble import AdaBoostClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score
from sklearn.neural_network import MLPClassifier
from sklearn.tree import DecisionTreeClassifier

warnings.filterwarnings('ignore')
test_path, target, real_path, train_path = sys.argv[1:]


def read(path):
    return pd.read_csv(path, skipinitialspace=True, keep_default_na=False).replace('', '?')


test, real, train = read(test_path), read(real_path), read(train_path)
inputs = [name for name in real.columns if name != target]
numeric = [name for name in inputs if pd.api.types.is_numeric_dtype(real[name])]
categorical = [name for name in inputs if name not in numeric]
known = {name: sorted(set(real[name]) | set(test[name])) for name in categorical}
mean, deviation = real[numeric].mean(), real[numeric].std()
positive = sorted(real[target].unique())[-1]


def encoded(rows):
    numbers = ((rows[numeric].astype(float) - mean) / deviation).to_numpy()
    hot = [(rows[name].to_numpy()[:, None] == np.array(known[name])).astype(float) for name in categorical]
    return np.hstack([numbers, *hot]), (rows[target] == positive).to_numpy().astype(int)


classifiers = {
    'tree': DecisionTreeClassifier(max_depth=15, class_weight='balanced', random_state=0),
    'adaBoost': AdaBoostClassifier(random_state=0),
    'logistic': LogisticRegression(class_weight='balanced', max_iter=50),
    'network': MLPClassifier((50,), max_iter=50, random_state=0),
}
x, y = encoded(train)
others, truth = encoded(test)
scores = {name: f1_score(truth, each.fit(x, y).predict(others)) for name, each in classifiers.items()}
scores['mean'] = float(np.mean(list(scores.values())))
print(json.dumps({name: round(score, 4) for name, score in scores.items()}))
