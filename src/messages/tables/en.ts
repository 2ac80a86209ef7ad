// Tables: CSV, Parquet, columns, rows. In English.

export const en = {
  'table.empty':
    '{path}: expected a table with at least one row of values, got none. Give a file that holds rows',
  'table.encoding':
    '{path}: expected text in UTF-8, UTF-16, EUC-KR or Windows-1252, got bytes that are none of these. Save it as CSV in UTF-8',
  'table.ragged':
    '{path}: expected {expected} cells in line {line}, as in the first row, got {actual}. Correct that line; text with a delimiter in it belongs in quotation marks',
  'table.quote':
    '{path}: expected each quotation mark to be closed, got one before or in line {line} that is not. Close it, or double it where it is part of the text',
  'table.csv':
    '{path}: expected rows of cells, got something else in line {line} ({reason}). Correct that line',
  'table.twice':
    '{path}: expected columns of different names, got two called {column}, columns {first} and {second} (from 1). Rename one of them',
  'table.text':
    '{path}: expected a number in line {line}, column {column}, got {actual}. If that column holds the classes, say --label {column}; if it is of no use, --leave-out {column}; for a table with text and missing values train tabular-vae',
  'table.paths':
    '{path}: expected numbers, or paths of pictures (such as cats/1.png, seen from the folder of the table), in column {column}, got {actual}. Correct these paths',
  'table.missing':
    '{path}: expected a number in line {line}, column {column}, got none. Fill it in; if that column is of no use, --leave-out {column}; or train tabular-vae, which takes missing values',
  'table.largeNumber':
    '{path}: expected a number within ±3.4e38, which float32 holds, in line {line}, column {column}, got {actual}. Scale that column, or remove that row',
  'table.notNumber':
    '{path}: expected a number in line {line}, column {column}, as the model was trained on, got {actual}. Correct that cell, or remove that row',
  'table.numberColumn':
    '{path}: expected a column {column}, as in the data that the model was trained on, got {actual}. Add or rename it',
  'table.noLabel':
    '{path}: expected labels in column {column}, got none, as all its cells are empty. Fill some in; or say --label none, and --leave-out {column}',
  'table.notNumeric':
    '{path}: expected a number in line {line}, column {column}, as in the table that the model was trained on, got {actual}. Correct that cell, or empty it',
  'table.notation':
    '{path}: expected in line {line}, column {column}, a value written like {expected}, as in the table that the model was trained on, got {actual}. Correct that cell, or empty it',
  'table.category':
    '{path}: expected in line {line}, column {column}, one of the categories that the model knows ({expected}), got {actual}. Correct that cell, or empty it',
  'table.column':
    '{path}: expected a column {column}, as in the table that the model was trained on, got {actual}. Add or rename it; its cells may be empty',
  'table.labelColumn':
    '{path}: expected a column {label} of labels, got {actual}. Name one of these, or its number counted from 1',
  'table.labelNear':
    '{path}: expected a column {label} of labels, got none of that name. Did you mean {near}?',
  'table.named':
    '{path}: expected a column {column}, got {actual}. Name columns of the file, or their numbers counted from 1, separated by commas',
  'table.namedNear':
    '{path}: expected a column {column}, got none of that name. Did you mean {near}?',
  'table.categorical':
    '{path}: expected a column {column} of categories, got {actual}. Name columns of the file, separated by commas',
  'table.size':
    '{path}: expected {grey} columns of values for images of {size}, or {colour} in colour, got {actual}. Choose a --size that fits, and name the label column with --label',
  'table.nothing':
    '{path}: expected columns of values beside the labels, got none that can be used. Give a table with more columns',
  'table.tooLarge':
    '{path}: expected a table of at most {expected} bytes in memory, got a larger one. Give fewer rows or columns',
  'table.splitWord':
    '{path}: expected train, validation (valid, val, dev, eval) or test in line {line}, column {column}, got "{actual}". Write one of these words there, or rename the column',
  'table.infinite':
    '{path}: expected finite numbers in line {line}, column {column}, got {actual}. Correct or remove that row',
  'parquet.corrupt':
    '{path}: expected a sound Parquet file, got a damaged one ({reason}). Download or copy it again, or write it again',
  'parquet.type':
    '{path}: expected numbers, text or pictures in column {column}, got {actual}. Convert that column, or leave it out of the file',
  'parquet.list':
    '{path}: expected lists of {expected} numbers in column {column}, all of one length, got one of {actual} in row {line}. Give lists of one length',
  'given.form':
    '--given {actual}: expected a column and its value, such as age=30. Write --given column=value, once for each column',
  'given.none':
    '--given {actual}: expected a model that is conditional on columns, got one without. Leave --given out, or train with model.condition of the type columns',
  'given.twice': '--given: expected one value for column {column}, got two. Give one of them',
  'given.missing':
    '--given: expected a value for each column that the model is conditional on, {expected}; missing: {actual}. Write --given once for each column, such as --given age=30 --given city=Seoul',
  'given.unknown':
    '--given: expected the columns that the model is conditional on, {expected}, got {column}. Leave it out',
  'given.near':
    '--given: expected the columns that the model is conditional on, {expected}, got {column}. Did you mean {near}?',
  'given.empty':
    '--given {column}: expected a value, got a missing one. Give a value of that column',
  'given.category':
    '--given {column}: expected one of the categories that the model knows ({expected}), got {actual}. Choose one of these, with --given once for each column',
  'given.value':
    '--given {column}: expected a value written like {expected}, as in the table that the model was trained on, got {actual}. Write it so, with --given once for each column',
  'rows.source':
    '{source}: expected a table, a file whose name ends in .csv or .parquet, got something else. Give such a file',
  'rows.done': '{out}: rows {count}',
  'rows.filled': '{out}: rows {count}, cells filled in {filled}',
  'table.epoch': 'epoch',
  'table.time': 'time',
  'table.train': 'training',
  'table.validation': 'validation',
  'table.test': 'test',
  'table.elbo': '-ELBO',
  'table.loss': 'loss',
  'table.reconstruction': 'reconstruction',
  'table.short': 'recon.',
  'table.meanSquaredError': 'MSE per value',
  'table.generatorLoss': 'generator loss',
}
