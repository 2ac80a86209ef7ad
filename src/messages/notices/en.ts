// Notices: what was dropped, guessed, clipped or converted. Their keys are the stable codes of notices. In English.

export const en = {
  'data.unused': '{source}: not used with such data: {options}',
  'data.ownSplit':
    '{source}: divided into training and validation already, so this is not used: --validation',
  'data.table': '{source}: opened as a table of mixed columns, as tabular-vae takes it',
  'images.black':
    '{path}: no byte is above 1, which as images is almost black. If 1 means white, save booleans, or train with --scale minmax',
  'images.channelsLast':
    '{path}: channels come last in {actual}, so the images are turned: channels × height × width (--axes for another order)',
  'labels.missing': '{source}: {count} of {total} examples have no label and are kept without one',
  'labels.unknown': '{source}: classes that the model was not trained on: {count} ({names})',
  'labels.firstColumn': '{path}: of its {actual} columns of labels only the first is used',
  'images.alpha':
    '{path}: {actual} channels are neither grey nor colour. All are values to model, and no pictures are drawn of them. If the last is transparency, --background white lays the images on that colour',
  'images.composited':
    '{path}: the last of {actual} channels is transparency: the images lie on {background}',
  'images.channels':
    '{path}: {actual} channels are neither grey nor colour. All are values to model, and no pictures are drawn of them',
  'images.planes':
    '{path}: each row is read as {actual} planes of an image, one after the other (--axes NHWC where the channels of a pixel are together)',
  'axes.read':
    '{path}: {actual} is read as examples of {read}. If its axes are others, name them, for example --axes {other}',
  'arrays.unused': '{path}: arrays that are not used: {names} (--array, --label)',
  'arrays.guessed':
    '{path}: by their shapes, the images are in {images}, and their labels in {labels} (--array, --label)',
  'idx.otherSets': '{path}: files of other sets are there, too, and not used: {names}',
  'images.fit': '{path}: pictures keep their size unless one is given, so this is not used: --fit',
  'images.ignored': '{path}: files that are no pictures, left out: {count}',
  'images.depth':
    '{path}: pictures with 16 bits per sample ({count}) have values up to {most}, so {bits} bits are read, in 256 levels',
  'images.transparent':
    '{path}: pictures with transparency ({count}) lie on {background} (--background for another colour)',
  'images.padded':
    '{path}: pictures of another aspect ratio ({count}) are padded with {background} (--background for another colour)',
  'images.frames':
    '{path}: pictures with several pages or frames ({count}), of which only the first is read',
  'images.flat':
    '{path}: in every picture all pixels have (almost) the same value. If the pictures are transparent, choose another --background; if 1 means white, train with --scale minmax',
  'images.skipped': '{path}: left out, as it cannot be read ({reason})',
  'images.manyClasses': '{path}: {count} classes are more than 256, so the images have no labels',
  'table.unlabelled':
    '{path}: column {column} has no label in {count} of {total} rows, which are kept without one',
  'table.label':
    '{path}: labels are in column {column} (--label NAME for another, --label none for none)',
  'table.index':
    '{path}: left out, as they only number or name the rows: columns {columns}. To use them, say --keep NAMES',
  'table.emptyColumn': '{path}: left out, with no name and no value: columns {columns}',
  'table.nameless':
    '{path}: column {column} has no name and is used as a value. If it names the rows, say --leave-out {column}',
  'table.identifier':
    '{path}: column {column} has another whole number in every row and is used as a value. If it only identifies the rows, say --leave-out {column}',
  'table.counting':
    '{path}: column {column} counts up by one from row to row and is used as a value. If it only numbers the rows, say --leave-out {column}',
  'table.ownLabels':
    '{path}: column {column} is part of the table. If it holds the labels instead, say --label {column}',
  'table.otherColumns': '{path}: not used, as the model was not trained on them: columns {columns}',
  'table.unusedMissing': '{path}: no cell has these values of --missing: {values}',
  'table.repeatedValue':
    '{path}: {actual} occurs {count} times, far from all other values of columns {columns}. If it stands for a missing value, say --missing {actual}',
  'table.valueText':
    '{path}: {actual} in column {column} is read as a value, as the others there are codes of countries or regions ({others}). If it stands for a missing value, say --missing {actual}',
  'table.missingText':
    '{path}: {actual} is read as a missing value {count} times in columns {columns}. Where it is a value, say --keep-na NAMES',
  'table.nested':
    '{path}: left out, as no cell of a table can hold their values: columns {columns}',
  'table.manyClasses':
    '{path}: column {column} has more than 256 different labels, so there are none',
  'table.split': '{path}: splits are in column {column}',
  'table.oneSide':
    '{path}: column {column} says only {actual}, so the rows are divided anew (--validation SHARE)',
  'table.beside': '{path}: column {picture} holds pictures, so these are not used: {columns}',
  'table.mixed':
    '{path}: column {column} is read as categories, as line {line} holds {actual}; where that means a missing value, say --missing {actual}; where it is a mistake, correct that cell',
  'table.unknownColumn': '{path}: left out, with no known value: column {column}',
  'table.constant': '{path}: left out, with one value only: column {column}',
  'table.manyCategories': '{path}: left out, with more than 256 categories: column {column}',
  'table.allDifferent': '{path}: left out, with another text in every row: column {column}',
  'table.pictures': '{path}: left out, with pictures in it: column {column}',
  'table.decimalCommas': '{path}: numbers have decimal commas: 1,5 is read as 1.5',
  'table.spaces': '{path}: cells are separated by spaces',
  'table.countingHeader':
    '{path}: the first row counts ({row}) and is read as the header. If it is an example, say --header no',
  'table.countingRow':
    '{path}: the first row counts ({row}) and is read as an example. If it is the header, say --header yes',
  'import.prefix': '{path}: not part of the names of modules, removed: {removed}',
  'import.computed': '{path}: computed from their weight normalization or pruning: {names}',
  'import.widened': '{path}: {count} tensors of {actual} became float32',
  'table.percentages': '{path}: column {column} holds percentages: {actual} is read as {value}',
  'table.currency': '{path}: column {column} holds amounts of money: {actual} is read as {value}',
  'table.decimalComma': '{path}: column {column} has decimal commas: {actual} is read as {value}',
  'table.groups':
    '{path}: column {column} has separators of thousands: {actual} is read as {value}',
  'table.negative':
    '{path}: column {column} writes negative numbers in another way: {actual} is read as {value}',
  'table.otherEncoding': '{path}: the text is not UTF-8 and is read as {encoding}',
  'table.thousands':
    '{path}: column {column}: the comma of {actual} is read as a separator of thousands, so the number is {value}. Where it is a decimal comma, write a point instead',
  'table.dates': '{path}: column {column} holds dates or times such as {actual}, read as {value}',
  'table.zones':
    '{path}: column {column} holds dates in several time zones, such as {actual}. All are understood; new ones are written in that of most rows ({value})',
  'table.ambiguousDates':
    '{path}: column {column} is read as categories, not as dates: whether {actual} begins with the day or the month cannot be told. Write the year first, as in 2021-02-01',
  'table.leadingZeros':
    '{path}: column {column} is read as categories, not as numbers: {actual} in line {line} is written as codes and telephone numbers are',
  'table.booleans':
    '{path}: column {column} spells two values in several ways ({actual}); they are read as two categories',
  'table.wideIntegers':
    '{path}: column {column} holds integers beyond ±{limit}, of which the model gets the first 15 digits only',
  'table.notWhole':
    '{path}: line {line}, column {column} holds {actual}, whereas the model was trained on whole numbers only; it is used unchanged',
  'rows.clipped':
    '{out}: values outside the range of the training data were set to its minimum or maximum: {count}, in columns {columns}',
  'rows.givenGaps':
    '{out}: the model is conditional on columns {columns} and does not fill in their missing cells, which stay empty',
  'given.outside':
    '--given {column}={actual} is outside the range of the training data; it is used unchanged',
  'rows.noText':
    '{out}: columns {columns} hold pictures or nested values, which CSV cannot represent, so their cells are empty',
  'engine.threads':
    '{threads} threads on {cores} cores wait for each other: a step can take several times as long. Leave --threads out, or give {cores} at most',
  'engine.oneThread':
    'Another training runs in {path}: this one takes one thread, as trainings with several threads wait for each other. For another number use --threads N',
  'engine.keptThreads':
    'Another training runs in {path}, and trainings with several threads wait for each other. This one keeps its {threads} threads, so that its bits are those of an uninterrupted run; with --threads 1 it may be faster',
  'run.unusedFlags':
    '{run} has no steps left after its {epochs} epochs, so nothing changes by {flags}. Give --epochs as well to train longer with it',
  'run.learningRate':
    'From step {step} on the learning rate is {to} instead of {from}: the curves may bend there, and the run is no longer what one configuration gives to the bit. run.json records the change',
  'run.batchSize':
    'From step {step} on the batch size is {to} instead of {from}: metrics of steps before and after are means over different numbers of examples, and the run is no longer what one configuration gives to the bit. run.json records the change',
  'run.otherModule':
    '{module}, which registers {types}, is not as it was when the run was trained (SHA-256 {actual}, was {expected}). What follows is by the module as it is now',
  'run.otherThreads':
    'The run was trained with other threads than {threads}: sums are split differently, so the result differs by rounding. Leave --threads out for the same bits',
  'run.otherData':
    '{source}: not what {path} was trained on any more (fingerprint {actual}, was {expected}). What follows is of what is there now',
  'encode.resized':
    '{count} of {total} pictures resized to {expected} pixels (first {path}: {actual})',
  'encode.grey': '{count} of {total} pictures converted from colour to greyscale',
  'split.kept':
    '{source}: validates with {validation}; {test} is kept apart (evaluate --split test)',
  'split.testValidates': '{source}: has no split for validation, so validates with {test}',
  'split.noTraining':
    '{source}: {actual} name splits, but none is to train on, so all pictures are one set',
  'split.outside':
    '{source}: pictures beside the folders of the splits, left out: {count} (first {first})',
  'table.farCell':
    '{path}: column {column} holds values far from all others: {count}, the farthest {actual} in line {line} ({split}), {distance} standard deviations off. Correct them if they are mistakes; --scale robust keeps the other values apart',
  'data.farValue':
    '{data}: place {place} of the items holds values far from all others: {count}, the farthest {actual} in {split} item {item} (both from 0), {distance} standard deviations off. Correct them if they are mistakes; --scale robust keeps the other values apart',
  'data.farColumns': '{data}: values far from all others in more columns: {count}',
  'model.klWeight':
    'The reconstruction is a mean over {values} values, the KL a sum: a KL weight of {weight} stands for a standard deviation of {deviation} per value, and the posterior collapses. Set model.klWeight={suggested} (1 / {values}), or take the likelihood gaussian, whose deviation may be optimal',
  'gan.unbounded':
    'The loss wasserstein has no bound on the gradient of the discriminator, so it has no minimum and the losses run away. Set model.gradientPenalty.weight=10, or model.spectralNormalization=true',
  'gan.penaltyBatchNorm':
    'A gradient penalty is of one example, but with batch normalization the discriminator mixes those of a batch. Use layerNorm or groupNorm in it, or none',
  'gan.collapse':
    'The generator has collapsed: the mean squared distance of what it generates is {percent} % of that of real examples. Try a lower learning rate of both optimizers, a larger batch, spectral normalization (model.spectralNormalization=true), or another loss',
  'gan.discriminatorWins':
    'The discriminator wins: it tells {percent} % of the pairs of a real and a generated example, and the generator learns little from it (its loss is {loss}). Give it a lower learning rate (training.adversary.optimizer), dropout or fewer channels, or set model.gradientPenalty.weight with layer normalization in place of batch normalization',
  'gan.idle':
    'The validation loss of a generator only says how it does against the discriminator of that epoch, so this has no effect: {setting}',
  'gan.noAdversary': 'training.adversary has no effect: this model has no discriminator',
  'factors.constant': 'The factor {factor} has one value only and is left out',
  'factors.binned':
    'The factor {factor} has {values} values, so it is continuous: it counts in {bins} intervals of equal width',
  'factors.single':
    'There is one factor, {factor}: a FactorVAE score and a disentanglement of 1 say nothing, since latents cannot mix it with others',
  'factors.counting':
    'The factor {factor} counts up by one from row to row, so it probably numbers the rows: then remove its column from the file, since it changes all scores',
  'factors.index': '{path}: the column {column} numbers the rows and is no factor',
  'factors.arrays': '{path}: arrays that are no columns of factors, left out: {names}',
  'model.capacity':
    'A capacity of {capacity} nats has no effect: {freeBits} free bits for each of {latent} latents leave {free} nats free. Choose a higher capacity, or leave model.freeBits or model.klSchedule out',
  'model.codePenalty':
    'model.codePenalty penalizes nothing: both weights are 0. Set l1 or l2, or leave it out',
  'training.warmUp':
    'The learning rate warms up for {warmUp} epochs and never reaches its full value in a training of {epochs}. Shorten training.schedule.warmUp, or train longer (--epochs)',
  'training.schedule':
    'The schedule {type} changes the learning rate after epoch {first} at the earliest, so a training of {epochs} has a constant one. Change training.schedule, or train longer (--epochs)',
  'training.milestones':
    'The learning rate is to change after epoch {at}, but the training has {epochs}. Choose earlier epochs (training.schedule.at), or train longer (--epochs)',
  'training.klSchedule':
    'The schedule of the KL takes {end} epochs and does not reach its end in a training of {epochs}. Shorten it (model.klSchedule.epochs), or train longer (--epochs)',
  'training.average':
    'Averaging begins in epoch {from}, but the training has {epochs}: averaged weights would be the last ones. Choose an earlier epoch (training.average.from), or train longer (--epochs)',
  'training.clip':
    'training.clip has neither norm nor value: no gradient is clipped, and only its norm is recorded. Set one of them to clip (--set training.clip.norm=1)',
  'training.batchStatistics':
    'The objective estimates statistics of a batch, of which one example says nothing. Choose a larger --batch-size, or fewer parts (training.accumulate)',
  'training.learningRate':
    'With a learning rate of {learningRate} the weights stay as they are initialized',
  'training.parts':
    'A batch of {batch} examples cannot be divided into {accumulate} parts of one size: it is computed in {parts} parts of at most {partSize}',
  'training.memory':
    'A step with {examples} examples at once takes about {needed} GB of memory, and {available} GB are available. Compute each batch in parts (--set training.accumulate={parts}), or take smaller batches',
  'training.modelMemory':
    'A training step takes about {needed} GB of memory, most of it for the model and the optimizer, and {available} GB are available. Take a smaller model',
  'condition.untrained':
    'classes that only the validation data has, so that the model does not learn them: {count} ({names})',
  'training.noAccuracy':
    'None of the {count} validation examples has a label, so no accuracy is measured',
  'training.batchSize':
    'The batch size {batchSize} is larger than the {count} training examples, so every epoch is one step with all of them',
}
