// Words in pictures and reports. In English.

export const en = {
  'picture.noEpochs':
    '{path}: expected a run with at least one whole epoch, got none. Resume it: jamjae resume RUN',
  'picture.fewLatents':
    'manifold: expected a model of at least 2 latents, got {actual}. Use another picture, such as jamjae traverse RUN',
  'picture.table':
    '{path}: expected a run on images, got one on a table, of which there is no such picture. Write rows with --out FILE.csv (jamjae sample: new ones, jamjae reconstruct: its own with what is missing filled in), or draw its latent space (jamjae latent)',
  'picture.notImages':
    'picture: expected examples that are images (height × width, grey or of three colours), got {actual} values. Draw the curves or the latent space instead (jamjae curves, jamjae latent)',
  'picture.latentNumber':
    '--latents: expected latents from 1 to {expected}, got {actual}. Choose such numbers',
  'picture.upperLatent':
    '--latents: expected latents that the decoder sees, from 1 to {expected}, got {actual} of the upper level. Choose such numbers; jamjae traverse RUN draws upper latents',
  'picture.imageNumber':
    '{flag}: expected a validation image from 0 to {expected}, got {actual}. Choose such a number',
  'picture.nearest': 'Samples and nearest training examples · {name}',
  'picture.nearest.what':
    'Compared by {features}. Of {count} samples at even steps: on top the one closest to a training example, at the bottom the farthest. Left: its distance, divided by the median distance of held-out examples; near 0 it is a copy.',
  'picture.nearest.pca': '{size} principal components',
  'picture.nearest.values': 'the {size} values',
  'picture.nearest.classifier': '{size} features of a classifier',
  'picture.nearest.onnx': '{size} features of an ONNX model',
  'picture.nearest.sample': 'sample',
  'picture.nearest.examples': 'the nearest training examples',
  'picture.nearest.distance': 'distance to the nearest',
  'picture.sampleNumber':
    '{flag}: expected the number of a sample from 0 to {expected}, got {actual}. Choose a smaller one',
  'picture.reconstructions': 'Reconstructions · {name}',
  'picture.original': 'original',
  'picture.given': 'with noise',
  'picture.reconstructed': 'reconstruction',
  'picture.splitImage': 'number of the {split} image',
  'picture.curves': 'Training · {name}',
  'picture.curves.several': 'Trainings compared',
  'picture.curves.band':
    'Solid: training, the mean over each epoch, drawn at its middle; the band is ± one standard deviation between its batches. Dashed: validation, at the end of the epoch.',
  'picture.curves.bars':
    'Solid: training, the mean over each epoch, drawn at its middle; the bars are ± one standard deviation between its batches. Dashed: validation, at the end of the epoch.',
  'picture.curves.lines':
    'Solid: training, the mean over each epoch, drawn at its middle. Dashed: validation, at the end of the epoch.',
  'picture.curves.latents':
    'Of latents: a line each; one that stays at {least} tells the decoder nothing.',
  'picture.curves.unmeasured':
    'No squared error is known of tables and of runs of earlier versions: {names}.',
  'picture.reconstructionNats': 'reconstruction (nats per example)',
  'picture.reconstructionError': 'mean squared error per value',
  'picture.generatorLoss': 'Loss of the generator',
  'picture.squaredError': 'squared error of the reconstruction (mean per value)',
  'picture.latentKl': 'KL of each latent in validation (nats)',
  'picture.klNats': 'KL (nats per example)',
  'picture.learningRate': 'learning rate',
  'picture.klWeight': 'KL weight',
  'picture.klCapacity': 'capacity of the KL (nats)',
  'picture.gradientNorm': 'norm of the gradient',
  'picture.log': 'log scale',
  'picture.latent': 'Latent space · {name}',
  'picture.posteriorMeans': 'Posterior means of {count} {split} {examples} ({data})',
  'picture.codes': 'Codes of {count} {split} {examples} ({data})',
  'picture.label': 'label',
  'picture.unlabelled': 'no label',
  'picture.kl': 'latent {latent} (KL {value})',
  'picture.variance': 'latent {latent} (variance {value})',
  'picture.change': 'latent {latent} (change {value})',
  'picture.component': 'principal component {component} ({share} % of the variance)',
  'picture.manifold': 'Manifold · {name}',
  'picture.manifold.prior': 'The decoder over prior quantiles from 0.05 to 0.95',
  'picture.manifold.priorOf':
    'The decoder over prior quantiles from 0.05 to 0.95; all other latents are 0',
  'picture.manifold.fitted':
    'The decoder over quantiles from 0.05 to 0.95 of a normal distribution fitted to the codes',
  'picture.manifold.fittedOf':
    'The decoder over quantiles from 0.05 to 0.95 of a normal distribution fitted to the codes; all other latents at their means',
  'picture.samples': 'Samples · {name}',
  'picture.samples.prior': 'The decoder at random points of the prior (seed {seed})',
  'picture.samples.fitted':
    'This model has no prior: the decoder at random points of a normal distribution fitted to the codes (seed {seed})',
  'picture.samples.labels': '{explanation}; a row for each label, the same points in every row',
  'picture.ofLabel': '{explanation}. Label: {label}',
  'picture.interpolation': 'Interpolation · {name}',
  'picture.interpolation.explanation':
    'From validation image {from} to {to} on a straight line between their codes; the images themselves at both ends',
  'picture.interpolation.samples':
    'Decoded latents between the samples {from} and {to} of the prior (seed {seed}), along the arc between them',
  'picture.image': 'image {index}',
  'picture.traversals': 'Traversals · {name}',
  'picture.traversals.prior':
    'The decoder along one latent, all others 0; latents by their KL in nats, shown {shown} of {all}',
  'picture.traversals.generated':
    '{shown} of {all} latents, those that change the image most first, from −3 to 3; all others are 0',
  'picture.traversals.fitted':
    'The decoder along one latent, all others at the means of the codes; latents by the variance of their codes, shown {shown} of {all}',
  'picture.traversals.levels':
    'The decoder along one latent. Upper level z₂: over its prior, the others of z₂ 0, z₁ at the mean of p(z₁ | z₂), shown {upper} of {allUpper}. Lower level z₁: all others at the means of the codes, shown {lower} of {allLower}. Latents of a level by the variance of their codes',
  'picture.upper': 'upper level · {label}',
  'picture.lower': 'lower level · {label}',
  'picture.value': 'value of the latent',
  'picture.levelValues':
    'upper level: value of the latent; lower level: standard deviations from the mean of the codes',
  'picture.deviations': 'standard deviations from the mean of the codes',
  'report.title': 'report',
  'report.metrics': 'Metrics',
  'report.pictures': 'Pictures',
  'report.configuration': 'Configuration',
  'report.noEpochs': 'No epoch has ended yet.',
  'report.first': 'first',
  'report.best': 'lowest validation loss',
  'report.last': 'last',
  'report.epochs': 'Epoch by epoch',
  'report.summary': '{status} · epochs {epochs}, steps {steps} · {created}',
  'report.model': 'model',
  'report.latents': 'latents',
  'report.likelihood': 'likelihood',
  'report.loss': 'loss',
  'report.data': 'data',
  'report.examples': 'training and validation examples',
  'report.optimizer': 'optimizer',
  'report.learningRate': 'learning rate',
  'report.batchSize': 'batch size',
  'report.seed': 'seed',
  'report.engine': 'device and threads',
  'report.waited': 'waiting for data',
  'report.waitedOf': '{percent} % of the time',
  'report.versions': 'versions',
  'report.everything': 'The whole configuration',
  'report.leftOut': 'To keep this page small, these are not on it: {commands}',
}
