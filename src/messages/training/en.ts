// Shapes, engines, models and training. In English.

export const en = {
  'shape.mismatch':
    '{where}: expected {expected}, got {actual}. Check the sizes of what meets there',
  'shape.broadcast': 'shapes that broadcast with {shape}',
  'shape.operand': 'an operand number {index}',
  'shape.float': 'float32 items',
  'shape.axis': 'an axis below {limit}',
  'shape.matrix': 'a matrix',
  'shape.images': 'four dimensions [batch, channels, height, width]',
  'shape.bias': 'a bias {shape}',
  'shape.pixel': 'an image of at least 1×1',
  'shape.numbers': '{count} numbers',
  'shape.rows': '{count} rows on the right',
  'shape.noBias': 'no bias for a stack of matrices',
  'shape.matrices': '{count} matrices on the right',
  'shape.weight': 'a weight for {channels} channels',
  'shape.outputPadding': 'an output padding below the stride',
  'shape.smallImages': '{count} small images',
  'shape.smallSize': 'small images of at most {limit}',
  'shape.exactly': '{shape}',
  'shape.k': 'k from 1 to the length of the last axis, {items}',
  'shape.indices': 'a list of indices',
  'shape.items': 'a shape of {count} items',
  'shape.like': 'a shape like {shape}',
  'shape.permutation': 'a permutation of {count} axes',
  'shape.range': 'a range within 0 to {size}',
  'shape.alike': 'shapes like {shape} in all axes but {axis}',
  'shape.places': 'indices from 0 to {size}',
  'shape.scalar': 'a scalar loss',
  'shape.columns': 'an input of {shape}',
  'shape.points': 'points of {latent} latents',
  'shape.latents': '{count} numbers',
  'shape.row': '{count} images of {size} values in row {row}',
  'shape.values': '{count} values',
  'shape.groups': 'a multiple of {groups} channels',
  'shape.layerGroups': 'input and output channels that are multiples of its groups ({groups})',
  'shape.imageSide': 'an image of at least {size}×{size}',
  'shape.attention':
    'items [channels, height, width] or [channels, length] with a multiple of {heads} channels',
  'shape.length': 'items [channels, length]',
  'shape.identity': 'layers that keep {shape} (or the shortcut projection)',
  'shape.projection': 'layers that a stride takes {shape} to, for the shortcut projection',
  'engine.input': 'engine: expected a value for the input {name}, got none. Pass one slice a step',
  'engine.inputSize':
    'engine: expected {expected} values for the input {name}, got {actual}. Pass one slice a step',
  'engine.state':
    'engine: expected a value for the state {name}, got none. Load the state of the same model',
  'engine.gone': 'engine: expected a running engine, got one that was closed. Start a new one',
  'engine.failed': 'engine: ONNX Runtime failed: {reason}',
  'engine.noWebGpu':
    'webgpu: expected a browser with WebGPU, got one without. Serve the page over https or from localhost, or start the engine with the device cpu',
  'engine.noAdapter':
    'webgpu: expected a graphics adapter, got none. Turn on graphics acceleration in the browser, or start the engine with the device cpu',
  'engine.browser':
    'engine: the device {device} does not work in this browser: {reason}. Use a current browser, and check that the .wasm files of ONNX Runtime are served; wasmPaths says where they lie',
  'engine.worker':
    'engine: expected a worker, got none: its file was not found, or is not served as text/javascript. Check its address in the network log of the browser, or give it as workerUrl',
  'engine.runtime':
    'engine: expected the module of ONNX Runtime at {url}, got none: {reason}. Serve it as text/javascript, or give another address as runtimeUrl',
  'state.missing':
    '{where}: expected the tensor {name} of shape {expected}, got none. Use weights of the same model',
  'state.shape':
    '{where}: expected the tensor {name} of shape {expected}, got {actual}. Use weights of the same model',
  'training.singleValue':
    '{layer}: expected more than 1 value per channel when training batch normalization, got a batch of a single example ({count} training examples in batches of {batchSize}). Choose another --batch-size, so that no batch, not even the last one, has one example',
  'training.nonFinite':
    'training: expected finite metrics, got a {figure} of {actual} in epoch {epoch}, step {step}. Try a smaller learning rate (--learning-rate), or check the data for extreme values',
  'training.nonFiniteData':
    'training: expected finite metrics, got a {figure} of {actual} in epoch {epoch}, step {step}; the first tensor that is not finite is {tensor} (step {at}), and examples of the batch have values far outside those of the others ({count} of {batch}: {examples}). Correct or remove them, or scale the data (--scale)',
  'training.nonFiniteKlWeight':
    'training: expected finite metrics, got a {figure} of {actual} in epoch {epoch}, step {step}; the first tensor that is not finite is {tensor} (step {at}; examples without a finite loss: {count} of {batch}: {examples}). The KL outweighs everything else: choose a smaller KL weight (--set model.klWeight=1), or a warm-up of it (model.klSchedule)',
  'training.nonFiniteLearningRate':
    'training: expected finite metrics, got a {figure} of {actual} in epoch {epoch}, step {step}; the first tensor that is not finite is {tensor} (step {at}; examples without a finite loss: {count} of {batch}: {examples}). The loss grew in the steps before: choose a smaller learning rate (--learning-rate), or clip gradients (--set training.clip.norm=1)',
  'training.nonFiniteLogVariance':
    'training: expected finite metrics, got a {figure} of {actual} in epoch {epoch}, step {step}; the first tensor that is not finite is {tensor} (step {at}; examples without a finite loss: {count} of {batch}: {examples}). The log variance of the posterior is extreme: bound it (--set model.logVarianceBounds=[-30,20]), or choose a smaller learning rate (--learning-rate)',
  'training.nonFiniteBounds':
    'training: expected finite metrics, got a {figure} of {actual} in epoch {epoch}, step {step}; the first tensor that is not finite is {tensor} (step {at}; examples without a finite loss: {count} of {batch}: {examples}). The log variance of the posterior is extreme although it has bounds: narrow them (--set model.logVarianceBounds=[-30,20]), or choose a smaller learning rate (--learning-rate)',
  'training.nonFiniteScale':
    'training: expected finite metrics, got a {figure} of {actual} in epoch {epoch}, step {step}; the first tensor that is not finite is {tensor} (step {at}; examples without a finite loss: {count} of {batch}: {examples}). The reconstruction overflows: choose a larger scale of the likelihood (model.likelihood.deviation or .scale), or scale the data (--scale)',
  'training.nonFiniteTensor':
    'training: expected finite metrics, got a {figure} of {actual} in epoch {epoch}, step {step}; the first tensor that is not finite is {tensor} (step {at}; examples without a finite loss: {count} of {batch}: {examples}). Try a smaller learning rate (--learning-rate), or check the data for extreme values',
  'training.imageSize':
    '{data}: expected examples of {expected} (the input of the model), got {actual}. Give data of that size, or train without setting model.input: then the model is fitted to the data (in code: fitModel)',
  'training.domain':
    '{data}: expected values from {from} to {to}, as this model takes, got some from {least} to {most}. Train with --scale minmax or with a likelihood of all numbers (--set model.likelihood.type=gaussian --set model.likelihood.mean=identity); for a trained run, give data in the units of its own',
  'training.unit':
    '{data}: expected values from 0 to 1, as this model takes, got some beyond, as --scale standard gives. Train with --scale minmax, or with a likelihood of all numbers (--set model.likelihood.type=gaussian --set model.likelihood.mean=identity)',
  'training.domainScaled':
    '{data}: expected values from 0 to 1 once they are scaled like the columns that the model was trained on, got some from {least} to {most}. Give data in the units of the training data, or train with --scale standard and a likelihood of all numbers',
  'model.sparse':
    'model.sparse.active: expected at most as many latents as a code has, {latent}, got {active}. Choose fewer, or a larger model.latent',
  'model.fsqLevels':
    'model.quantizer.levels: expected one number of levels for each of the {latent} dimensions (model.latent), got {levels}. Give as many, or set model.latent to {levels}',
  'model.tooManyCodes':
    'model.quantizer: expected at most {limit} codes, got {codes}. Choose fewer dimensions (model.latent) or levels',
  'model.noPlaces': '{where}: expected an encoder that gives features, got none for an example',
  'likelihood.scope':
    'model.likelihood: {scale} is a scale that the model has to keep, and the objective of this model gives the likelihood no scope. Use a number, perExample or perValue, or pass scope as the third argument of negativeLogLikelihood',
  'model.fitRank':
    '{where}: expected images for its convolutional layers (height×width, or channels×height×width), got examples of {actual}. Choose a dense recipe, such as ch13-vae or relu-vae-2d, or make images of rows with --size',
  'model.fitLength':
    '{where}: expected examples for its one-dimensional convolutions (length, or channels×length), got examples of {actual}. Choose a recipe for images, such as conv-vae, or give rows of numbers',
  'model.fit':
    '{where}: expected images of a size that its layers can shrink and restore, got {actual}. Resize them (the nearest size that works: {size}), or change the layers',
  'model.noTable':
    '{where}: expected a model for rows of a table (model.likelihood.type: table), got one for images. Train it with the recipe tabular-vae',
  'model.onlyTables':
    '{where}: expected a table, as this model is for tables, got images of {actual}. Name a table with --data (.csv or .parquet), or choose a recipe for images, such as conv-vae',
  'training.binarize':
    'training.binarize: expected a likelihood of black and white pixels, such as bernoulli. Change model.likelihood.type, or leave training.binarize out',
  'training.noExamples':
    '{data}: expected at least one example to train on and one to validate, got {training} to train on and {validation} to validate. Give data that holds more',
  'metric.accuracy': 'accuracy',
  'metric.kl1': 'KL of z₁',
  'metric.kl2': 'KL of z₂',
  'metric.discriminatorLoss': 'discriminator',
  'metric.realProbability': 'D(real)',
  'metric.generatedProbability': 'D(generated)',
  'metric.realScore': 'score of real',
  'metric.generatedScore': 'score of generated',
  'metric.discriminatorAccuracy': 'discriminator accuracy',
  'metric.diversity': 'diversity',
  'metric.gradientPenalty': 'gradient penalty',
  'metric.kl1.title': 'KL of z₁ (nats per example)',
  'metric.kl2.title': 'KL of z₂ (nats per example)',
  'metric.discriminatorLoss.title': 'Loss of the discriminator',
  'metric.realProbability.title': 'Probability that real examples are real, D(x)',
  'metric.generatedProbability.title': 'Probability that generated examples are real, D(G(z))',
  'metric.realScore.title': 'Output of the discriminator for real examples',
  'metric.generatedScore.title': 'Output of the discriminator for generated examples',
  'metric.discriminatorAccuracy.title':
    'Accuracy of the discriminator: pairs in which the real example has the larger output',
  'metric.diversity.title':
    'Diversity: mean squared distance of generated examples, relative to real ones',
  'metric.gradientPenalty.title': 'Gradient penalty',
  'metrics.name':
    'metrics: expected a name of letters, digits and _ that begins with a letter, got {actual}. Rename the metric',
  'condition.noLabels':
    'labels: this model is conditional on class labels (model.condition), and the examples have none. Give data with labels, such as a folder for each class or a column of labels, or train without model.condition',
  'condition.unlabelled':
    'labels: this model is conditional on class labels (model.condition), and {actual} of {count} examples have none. Train a semi-supervised model, which needs only some labels (a configuration with model.type semiSupervisedVae: see docs/configuration.md), or remove these examples',
  'condition.latents':
    'labels: expected the label of every point, as this model is conditional on class labels, got none. Give them as labels',
  'condition.count': 'labels: expected {expected}, one for each, got {actual}. Give as many',
  'condition.label':
    'labels: expected numbers from 0 to {largest}, as the model has {classes} classes (model.condition.classes), got {actual}. Give data with these labels, or train with more classes',
  'condition.none':
    '--label {actual}: expected a conditional model, got one without labels. Leave --label out, or train with --set model.condition.type=labels',
  'condition.class':
    '--label: expected the number of a class, {expected}, got {actual}. Choose such a number',
  'condition.numbers': 'from 0 to {largest}',
  'condition.onlyTables':
    'model.condition: expected a model for tables (model.likelihood.type: table), as it is conditional on columns, got one with the likelihood {actual}. Train tabular-vae on a table, or leave model.condition out',
  'condition.noTable':
    '{data}: expected a table, as the model is conditional on columns (model.condition), got data without columns. Give a table with --data (.csv or .parquet), or leave model.condition out',
  'condition.column':
    'model.condition.columns: expected columns that the model can use, {expected}, got {column}. Labels, splits and what is left out are not among them',
  'condition.columnNear':
    'model.condition.columns: expected columns that the model can use, {expected}, got {column}. Did you mean {near}?',
  'condition.columnTwice':
    'model.condition.columns: expected every column once, got {column} twice. Name it once',
  'condition.allColumns':
    'model.condition.columns: expected at least one column left to reconstruct, got all: {actual}. Name fewer columns',
  'condition.noGiven':
    'given: expected the columns that the model is conditional on for every point, got none. Give them as given, with the rows of run.givenRows',
  'condition.givenCount':
    'given: expected {expected} values, a row [2, values] of the given columns for each point, got {actual}. Give as many rows as points',
  'condition.noLabelsOfCodes':
    '{path}: expected the labels of the codes, as the model is conditional on them, got none. Give one for all with --label, or a file with labels (.npz: the array labels, .csv: the column label), as jamjae encode writes',
  'semiSupervised.classes':
    'model.condition.classes: expected at most {most} classes for a semi-supervised model, got {actual}. Merge classes',
  'semiSupervised.examples':
    'model.labelled: expected fewer labelled examples than training examples, {examples}, got {actual}. Use fewer, or train a conditional model, which uses all labels (a configuration with model.type vae and model.condition: see docs/configuration.md)',
  'semiSupervised.complete':
    'model.labelled: expected the number of labelled examples, as all {examples} training examples have a label and none would be without, got none. Use the labels of some, for example with --set model.labelled={nearest}, or train a conditional model, which uses all labels (a configuration with model.type vae and model.condition: see docs/configuration.md)',
  'semiSupervised.absent':
    'labels: expected a training example with a label of each class, got none of class {label}. Label an example of it, or leave its rows out',
  'semiSupervised.noLabels':
    'labels: expected labels of some training examples, as this model is semi-supervised, got none. Label some of each class, or train a model without labels (a configuration with model.type vae)',
  'semiSupervised.even':
    'model.labelled: expected a multiple of {classes}, as many labelled examples of each class, got {actual}. Use {nearest}, for example',
  'semiSupervised.class':
    'model.labelled: expected {expected} training examples of each class with their labels, got {actual} of class {label}. Use fewer labelled examples, or give more of that class',
  'gan.encode':
    'expected a model with an encoder, got a GAN, which only generates: it has no encoder, no codes of examples, no reconstructions and no likelihood. Use jamjae sample, interpolate, manifold or traverse',
  'gan.evaluate':
    'expected a model with an encoder to evaluate codes and reconstructions of, got a GAN, which only generates. Use evaluateImplicit, or jamjae evaluate',
  'gan.notImplicit':
    'expected a model without an encoder, such as a GAN, got one with an encoder. Use evaluate',
  'gan.flag':
    '{flag}: expected a model with an encoder, got a GAN, which has no codes, reconstructions and likelihood to measure. Leave it out; --samples-quality measures what it generates',
  'gan.accumulate':
    'training.accumulate: expected 1 for a model with a discriminator, whose update comes between its objective and that of the generator, got {actual}. Choose a smaller --batch-size',
  'engine.cuda':
    '--device {device}: expected a backend that works here, got none ({reason}). It needs Linux x64, an NVIDIA GPU, CUDA 12, cuDNN 9 and the libraries that onnxruntime-node downloads: see docs/use.md#gpu. Use --device cpu; see: jamjae doctor',
  'engine.device':
    '--device {device}: expected a backend that works here, got none ({reason}). Use --device cpu; see: jamjae doctor',
  'warning.collapse':
    'Posterior collapse: none of the latents ({latents}) is active and the KL is about {kl} nats, so the decoder goes without the code. If the training has only begun, train for more epochs (jamjae resume); else lower model.klWeight, or the learning rate.',
  'warning.lowKl':
    'Posterior collapse: the KL is about {kl} nats, so the code tells the decoder almost nothing, although {active} of {latents} latents are active. If the training has only begun, train for more epochs (jamjae resume); else lower model.klWeight, or the learning rate.',
  'warning.unusedCode':
    'Posterior collapse: the KL of the latents is about {kl} nats and {active} of {latents} latents are active, so the code tells the decoder almost nothing. If the training has only begun, train for more epochs (jamjae resume); else lower the learning rate.',
  'warning.components':
    'Components of the prior that have codes: {used} of {components}. The others are places that samples come from and no example goes to. Fewer components (model.prior.components) or fewer latents use more of them.',
  'warning.codeCollapse':
    'The codes have collapsed: their perplexity is {perplexity}, so almost all places have the same code and the decoder learns nothing from it. If the training has only begun, train for more epochs (jamjae resume); else lower the learning rate, or raise model.quantizer.restart.',
  'warning.deadCodes':
    'Dead codes: {dead} of {codes} codes are never chosen (perplexity {perplexity}). A smaller codebook would do as well; more epochs, a higher model.quantizer.restart or fewer dimensions (model.latent) use more of them.',
  'warning.inactive':
    '{inactive} of {latents} latents are inactive: they tell the decoder nothing. That does no harm, but {active} latents would do as well; a lower model.klWeight would use more.',
  'warning.inactiveLatents':
    '{inactive} of {latents} latents are inactive: they tell the decoder nothing. That does no harm, but {active} latents would do as well.',
  'warning.overfittingElbo':
    'Overfitting: the ELBO of examples that training has not seen is {percent} % worse than that of training examples. Train for fewer epochs (--patience, --weights best), on more examples, or with a smaller model.',
  'warning.overfitting':
    'Overfitting: the reconstruction of examples that training has not seen is {percent} % worse than that of training examples. Train for fewer epochs (--patience, --weights best), on more examples, or with a smaller model.',
  'warning.black':
    'The images are almost black: no pixel is above {brightest} of 255. If they hold 0 and 1, multiply them by 255.',
  'unit.nats': 'nats per example',
  'unit.meanSquaredError': 'mean squared error per value',
  'unit.adversarial': 'adversarial loss, comparable with no other run',
  'unit.crossEntropy':
    'The data has values between 0 and 1: the Bernoulli reconstruction is a cross-entropy, not a likelihood',
  'examples.images': 'images',
  'examples.rows': 'rows',
}
