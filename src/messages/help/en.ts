// Help texts of commands and flags. In English.

export const en = {
  'help.description': 'Jamjae (latent): train, measure and explore autoencoders and VAEs',
  'help.usage': 'Usage:',
  'help.options': 'Options:',
  'help.group.train': 'Train:',
  'help.group.runs': 'Runs:',
  'help.group.pictures': 'Pictures:',
  'help.group.use': 'Measure and use:',
  'help.group.machine': 'This machine:',
  'help.arguments': 'Arguments:',
  'help.help': 'show this help',
  'help.version': 'show the version',
  'help.module': 'a module that registers layers, models and the like; may be given several times',
  'help.lang': 'language of messages: en or ko',
  'help.debug': 'show the stack trace of an error',
  'help.train': 'train a recipe or a configuration file',
  'help.train.name': 'name of a recipe (see: jamjae recipes) or path of a configuration file',
  'help.train.data':
    "digits or sprites (built in), mnist, fashion-mnist, kmnist or cifar10 (downloaded once), a folder of MNIST's IDX files or of pictures, an .npy or .npz file of images, a table (.csv, .tsv, .parquet) of numbers, of paths of pictures, or of mixed columns, an IDX file, or several separated by commas: images,labels, or those for training and then those for validation",
  'help.train.size':
    'height and width of the images: pictures are resized to it (default: their own size), rows of numbers are reshaped to it',
  'help.train.fit':
    'how pictures of another aspect ratio are fitted: cropped (cover, the default), padded (contain) or stretched (fill)',
  'help.train.background':
    'colour behind transparent pixels and of the padding of --fit contain: black (the default), white or #RRGGBB',
  'help.train.channels':
    '1 for greyscale, 3 for colour (default: 1 if all pictures of the folder are greyscale)',
  'help.train.scale':
    'scaling of the values: to the range 0–1 (minmax), to mean 0 and standard deviation 1 (standard), to median 0 and interquartile range 1 (robust, for columns of numbers), or none (the default; a table of mixed columns is always standardized); columns of numbers are scaled one by one',
  'help.train.label':
    'column of a CSV or Parquet file with the labels, by name or by number from 1 (default: label, labels, class, target, 라벨, 레이블 or 분류; for tabular-vae: none), or array of an .npz file (default: labels, y or similar); none: no labels',
  'help.train.array':
    'array of an .npz file with the images (default: images, x or similar, of all splits; or the only one)',
  'help.train.axes':
    'axes of an array, one letter each: N count, C channels, H height, W width, T time, D depth, L length; such as NHWC or HWN (default: from its shape, NCHW if in doubt)',
  'help.train.header': 'whether the first row of a CSV file is a header (default: detected)',
  'help.train.categorical': 'columns of a table whose numbers are categories, separated by commas',
  'help.train.missing':
    'values of a table that stand for missing ones, such as -9999, separated by commas; beside empty cells, NA, N/A, <NA>, #N/A, NaN, null, None and ?',
  'help.train.keepNa':
    'columns of a table in which NA, None and the like are values, not missing ones, separated by commas',
  'help.train.leaveOut':
    'columns of a table that are not used, by name or by number from 1, separated by commas',
  'help.train.keep':
    'columns of a table that are used although they only seem to number the rows, separated by commas',
  'help.train.validation':
    'fraction of the examples for validation, where the data has no split of its own (default: 0.1)',
  'help.train.skipBroken': 'skip pictures that cannot be read, and list them',
  'help.strict': 'treat a notice (of what is dropped, guessed, clipped or converted) as an error',
  'help.train.epochs': 'number of epochs: passes over the training data',
  'help.train.batchSize': 'batch size: examples per step',
  'help.train.learningRate': 'learning rate',
  'help.train.latent': 'number of latents',
  'help.train.seeds':
    'number of trainings, each with another seed: mean and standard deviation of the metrics in one table (default: 1)',
  'help.train.patience':
    'early stopping: stop when the validation loss has not fallen for this many epochs',
  'help.train.seed':
    'random seed of weights, shuffling and noise: the same seed gives the same run',
  'help.train.threads': 'number of threads (default: one for small models, else one per core)',
  'help.train.device': 'device: cpu, webgpu or cuda',
  'help.train.out': 'folder of the run (default: runs/NAME-TIME-ID)',
  'help.set':
    'set one value of the configuration, for example training.optimizer.type=rmsprop; repeatable',
  'help.train.set':
    'set one value of the configuration, for example training.optimizer.type=rmsprop; repeatable. Several values, such as =adam,rmsprop, train one run each and end in one table',
  'help.train.verbose': 'print a line every 100 batches',
  'help.train.quiet': 'print no progress, only errors',
  'help.train.json': 'print one JSON object per line on standard output',
  'help.run': 'folder of a run',
  'help.weights':
    'weights to use: last, best (lowest validation loss), or average (training.average)',
  'help.tensorboard': 'open runs in an installed TensorBoard',
  'help.tensorboard.run': 'folders of runs, shown together',
  'help.tensorboard.port': 'port on this machine (default: {port})',
  'help.resume': 'resume a run that was stopped, or train a finished one longer',
  'help.resume.epochs': 'total number of epochs, including those already trained',
  'help.resume.learningRate': 'another learning rate from here on, recorded in run.json',
  'help.resume.batchSize':
    'another batch size from here on, recorded in run.json; only between two epochs',
  'help.resume.weights': 'checkpoint to resume from: last, or best (lowest validation loss)',
  'help.resume.data': 'new place of the data, if it was moved',
  'help.resume.threads':
    'number of threads (default: as before, which keeps the result the same to the bit)',
  'help.evaluate': 'evaluate a run: ELBO, latents, how useful its codes are',
  'help.evaluate.data': 'other data to evaluate on (default: the data of the run)',
  'help.evaluate.samples':
    'also estimate the importance-weighted bound (IWAE) of log p(x), with this many samples per example',
  'help.evaluate.binarize':
    'evaluate on binarized pixels: static (sampled once), dynamic (sampled anew at each reading) or none; default: static for a run with training.binarize',
  'help.evaluate.baselines':
    'also measure principal components (PCA), as many as latents, and the values themselves, for comparison',
  'help.evaluate.imageQuality':
    'also measure PSNR, SSIM and, from 176×176 pixels on, MS-SSIM of reconstructions',
  'help.evaluate.samplesQuality':
    'also compare this many samples with as many examples: precision, recall, density, coverage, FID, KID, copies; of a table its columns and pairs of columns (default: 5000, at most all examples; of a table as many rows as trained on)',
  'help.evaluate.features':
    'what samples are compared by: pca (64 principal components of the training examples, the default), values, classifier (features of a small classifier of the training labels, which is trained once), or MODEL.onnx, a model of yours',
  'help.evaluate.featuresOutput':
    'the output of MODEL.onnx that gives the features (default: the first)',
  'help.evaluate.target':
    'of a table: the categorical column that classifiers predict, trained on sampled rows and on the real ones',
  'help.evaluate.nearest':
    'draw samples beside the training examples nearest to them into this .png file',
  'help.evaluate.factors':
    'CSV, Parquet, .npy or .npz file of known factors, a column each, a row for each example in the order that encode writes them: measures disentanglement (MIG, DCI, SAP, FactorVAE score)',
  'help.evaluate.seed': 'random seed of the noise (default: the seed of the run)',
  'help.evaluate.json': 'print one JSON object on standard output',
  'help.data': 'download data sets, list them, inspect any data',
  'help.data.commands': 'Commands:',
  'help.data.pull': 'download data sets',
  'help.data.pull.name': 'names of data sets (see: jamjae data list)',
  'help.data.environment':
    'Environment:\n  JAMJAE_DATA    folder of downloaded data and of decoded pictures\n  JAMJAE_MIRROR  addresses to try first, separated by commas: FILE is looked for\n                 at ADDRESS/NAME/FILE',
  'help.data.list': 'list the data sets that can be downloaded, and which are on this machine',
  'help.data.list.json': 'print JSON',
  'help.data.check': 'load data as training would, and report what is in it',
  'help.data.check.json': 'print one JSON object on standard output',
  'help.recipes': 'list the recipes, or show all settings of one or of a configuration',
  'help.recipes.name': 'name of a recipe, or path of a configuration file or a module',
  'help.recipes.layers': 'list the layers that a configuration may name, with their settings',
  'help.recipes.json': 'print JSON',
  'help.encode': 'encode images to latents',
  'help.encode.input':
    'data as train takes it, an .npy file of images [count, ...input], or picture files, which are resized to fit',
  'help.encode.out':
    '.npy (means; of a model with discrete codes their numbers), .npz (mean, log_variance, labels, cluster of a mixture prior, files: the names of pictures) or .csv (the same); of discrete codes .npz has indices and labels',
  'help.split':
    'split to look at: train, validation, or test where the data keeps one (default: validation)',
  'help.encode.split':
    'train, validation or test (default: all examples in the order of the data; of data with a split of its own, validation)',
  'help.decode': 'decode latents to images',
  'help.decode.latents':
    'latents [count, latent]: .npy, .npz (its array mean) or .csv; of a model with discrete codes also their numbers: .npy or .npz (its array indices)',
  'help.decode.out':
    'a folder (one PNG per image), .png (one grid), .npy (floats) or, for a run on a table, .csv',
  'help.runs': 'list runs, newest first',
  'help.runs.dir': 'folder that holds runs (default: runs)',
  'help.runs.json': 'print one JSON array',
  'help.summary': 'show the layers of a model with output shapes and parameters',
  'help.summary.name': 'name of a recipe, path of a configuration file, or folder of a run',
  'help.summary.input':
    'shape of one example, such as 3x64x64: the model is fitted to it as in a training',
  'help.summary.json': 'print JSON',
  'help.show': 'show everything about a run',
  'help.show.json': 'print run.json with the metrics of every epoch, as one JSON object',
  'help.compare': 'compare the configurations and the metrics of runs',
  'help.compare.others': 'folders of other runs',
  'help.compare.json': 'print one JSON object',
  'help.doctor': 'show versions, backends, threads and speed',
  'help.reconstruct':
    'images and their reconstructions; with --out FILE.csv a table with its missing cells filled in',
  'help.reconstruct.count': 'number of images (default: {count})',
  'help.curves': 'learning curves of one or several runs',
  'help.curves.out':
    'file to write, .svg or .png (default: both in the folder pictures of the first run)',
  'help.latent': 'scatter plot of the latent space',
  'help.latent.split':
    'split to look at: train, validation, test where the data keeps one, or all (default: validation)',
  'help.latent.count': 'number of examples, evenly spread over the split (default: all of it)',
  'help.latent.pca': 'plot two principal components instead of the two most informative latents',
  'help.picture.data': 'other data, or the new place of the data of the run',
  'help.manifold': 'a grid over two latents, decoded',
  'help.manifold.size': 'points per side (default: {size})',
  'help.manifold.latents':
    'numbers of two latents, from 1, for example 3,7 (default: the two most informative)',
  'help.sample':
    'decoded samples of the prior (without a prior: of a normal distribution fitted to the codes); with --out FILE.csv new rows of a table',
  'help.sample.count': 'number of samples (default: {count})',
  'help.sample.seed': 'random seed (default: {seed})',
  'help.sample.label':
    'of a conditional model: the class of all samples, a number from 0 in the order of the sorted names (default: all classes, each in a row of its own, with the samples divided among them)',
  'help.given':
    'of a model that is conditional on columns: the value of one of them, such as age=30; once for each column',
  'help.label':
    'of a conditional model: the class to decode for, a number from 0 in the order of the sorted names (default: 0)',
  'help.decode.label':
    'of a conditional model: the class of all latents, a number from 0 in the order of the sorted names (default: the labels beside them, the array labels of .npz or the column label of .csv)',
  'help.interpolate.label':
    'of a conditional model: the class to decode for, a number from 0 in the order of the sorted names (default: those of both images, each in a row of its own)',
  'help.interpolate': 'interpolation between two images in the latent space',
  'help.interpolate.from': 'index of the first image, from 0',
  'help.interpolate.to': 'index of the last image',
  'help.interpolate.steps': 'number of points, both ends included (default: {steps})',
  'help.traverse': 'latent traversals: what each latent changes, from −3 to 3',
  'help.traverse.count': 'maximum number of latents (default: {count})',
  'help.report': 'one page with everything about a run',
  'help.report.out': 'file to write (default: report.html in the folder of the run)',
  'help.picture.out': 'file to write (default: pictures/{file} in the folder of the run)',
  'help.export': 'write encoder, decoder and autoencoder as ONNX files',
  'help.export.out': 'folder for the models (default: model in the folder of the run)',
  'help.export.data': "images to check the models with (default: the run's own data)",
  'help.import': 'import weights that PyTorch saved',
  'help.import.run': 'folder of the run to make or, with --force, to change',
  'help.import.file': 'safetensors file with a state_dict',
  'help.import.recipe': 'recipe or configuration file that the weights belong to',
  'help.import.force': 'replace the weights, metrics and checkpoints of an existing run',
  'help.import.map': 'name of a tensor or module in the file, and its name here; repeatable',
  'help.force': 'overwrite existing files',
  'help.examples': 'Examples:',
  'help.group.studio': 'Studio:',
  'help.studio': 'train, watch and explore in the browser',
  'help.studio.runs': 'folder of the runs (default: {folder})',
  'help.studio.port': 'port to listen on (default: {port}, or the next free one)',
  'help.studio.host':
    'address to listen on (default: 127.0.0.1, only reachable from this machine); any other address requires a token',
  'help.studio.token': 'token that pages must send (default with --host: a random one)',
  'help.studio.open': 'open the page in the browser',
  'help.publish': 'export a run as a static site for any file server',
  'help.publish.out': 'folder of the site',
  'help.publish.force': 'replace an existing site',
}
