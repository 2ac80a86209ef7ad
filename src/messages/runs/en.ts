// Runs: folders, checkpoints, configurations, exports, imports. In English.

export const en = {
  'run.exists':
    '{path}: expected a new or empty folder for the run, got one that holds files. Choose another --out',
  'run.unwritable':
    '{path}: expected a folder that can be written, got {reason}. Choose another --out, or change its permissions',
  'run.write':
    '{path}: expected to record the run there, got {reason}. Everything saved before is intact: fix the cause (such as a full disk), then continue with jamjae resume {path}',
  'run.gone':
    '{path}: expected the folder of the run, got none: it was removed while it trained. Begin the training anew',
  'run.missing':
    '{path}: expected the folder of a run, with a run.json in it, got none. List the runs with: jamjae runs',
  'run.headless':
    '{path}: expected a run.json beside the other parts of a run, got none. Restore the file from a copy, or delete the folder',
  'run.notFile':
    '{path}: expected the description of a run, got a folder. Restore the file from a copy, or delete the run',
  'run.newer':
    '{path} was written by a newer Jamjae ({actual}; this one is {expected}), and this one does not know {field}. Update Jamjae',
  'run.unknown':
    '{path}: this Jamjae ({expected}) does not know {field}, so a newer Jamjae has probably written it. Update Jamjae',
  'format.newer':
    '{path} was written by a newer Jamjae (format {actual}; this one reads up to {expected}). Update Jamjae',
  'run.json':
    '{path}: expected the description of a run, got something else ({reason}). Restore the file from a copy',
  'run.incomplete':
    '{path}: expected the description of a run with {field}, got one without. Restore the file from a copy',
  'run.data':
    '{path}: expected the data of the run at {source}, got none there. Say where it is now, with --data',
  'run.noTable':
    '{path}: expected a run on a table to write rows of, got one on images. Choose an --out that ends in .png, or a run of the recipe tabular-vae',
  'run.count': 'sample: expected a whole number of samples, got {actual}. Ask for so many',
  'run.images':
    'images: expected a data set, bytes in a Uint8Array, or in a Float32Array values as the model takes them, got something else. Give one of these',
  'run.busy':
    '{path}: expected a run that nobody trains at the moment, got one that is being trained. Wait for it; if no process works on it any more, delete {lock}',
  'checkpoint.missing':
    '{path}: expected a checkpoint, got none: no epoch of this run is finished yet. Resume it: jamjae resume {run}',
  'checkpoint.failed':
    '{path}: the training failed in its first epoch, so it has no weights. The error was: {reason}. Train anew with other settings',
  'checkpoint.lost':
    '{path}: expected a checkpoint of a run that has completed epochs ({epochs}), got none. Restore it from a copy, use the other checkpoint if it is there (--weights last or best), or train anew in another folder',
  'checkpoint.noAverage':
    '{path}: expected averaged weights, got none: the run was trained without them. Use --weights last, or train with --set training.average.decay=0.999',
  'checkpoint.noBest':
    '{path}: expected the best checkpoint, got none: no epoch of this run was validated yet. Use --weights last',
  'output.exists':
    '{path}: expected a new file, got one that is there already. Choose another --out, or overwrite it with --force',
  'output.unwritable':
    '{path}: expected a place that can be written to, got {reason}. Choose another --out',
  'output.extension':
    '{path}: expected a name that ends in {expected}, got {actual}. Choose another --out',
  'checkpoint.foreign':
    '{path}: expected a checkpoint ({expected}), got another file ({actual}). To take over weights from elsewhere: jamjae import RUN FILE',
  'checkpoint.items':
    '{path}: expected float32 numbers in the tensor {name}, got {actual}. Use a checkpoint that Jamjae wrote',
  'checkpoint.standing':
    '{path}: expected a checkpoint that says where its training stands, got a damaged one. Use an earlier copy',
  'run.noPrior':
    '{path}: expected a model with a prior to draw from, got an autoencoder, which has none. Decode codes of images instead',
  'export.differs':
    '{file}: expected the outputs of the trained model within {expected}, got a difference of {actual}. Nothing was written; please report it together with run.json',
  'export.differsThere':
    '{file}: expected the outputs of the trained model within {expected}, got a difference of {actual}. Nothing was written; try again with --device cpu',
  'import.run':
    '{path}: expected the folder of a run, or --recipe to make one, got neither. Name the recipe or configuration that the weights belong to',
  'import.recipe':
    '{path}: expected no --recipe for a run that is there already, got {actual}. Leave it out, or choose another folder',
  'import.exists':
    '{path}: expected a new run, got one with weights of its own. Choose another folder, or replace its weights, metrics and checkpoints with --force',
  'import.missing':
    '{path}: expected tensors for {missing}, got none. What has no place: {leftOver}. Pair them by hand, for example with --map {theirs}={ours}',
  'import.choose':
    '{path}: expected tensors for {missing}, got none. What has no place: {leftOver}. Several of its modules have the shapes of {ours}: {candidates}. Name the one it is, such as --map {theirs}={ours}',
  'import.noPlace':
    '{path}: expected tensors for {missing}, got none. What has no place: {leftOver}; no module of these has the shapes of one that is missing. Choose the --recipe, or the sizes in its configuration, that the weights belong to, or pair single tensors by hand, such as --map theirs={ours}',
  'import.spectralNorm':
    '{path}: expected plain weights, got the spectral norm of {name}. Remove it before saving: torch.nn.utils.parametrize.remove_parametrizations(module, "weight"), or torch.nn.utils.remove_spectral_norm(module)',
  'import.parametrization':
    '{path}: expected plain weights, weight normalization or pruning, got another parametrization of {name}: {actual}. Remove it before saving: torch.nn.utils.parametrize.remove_parametrizations(module, "weight")',
  'import.lacking':
    '{path}: expected tensors for {missing}, got none. Choose the --recipe that the weights belong to',
  'import.leftOver':
    '{path}: expected only tensors that the model has, got {leftOver} besides. Remove them from the file, or choose another --recipe',
  'import.shape':
    '{path}: expected {theirs} of shape {expected}, as {ours} has it, got {actual}. Choose the --recipe, or the sizes in its configuration, that the weights belong to, and --data with images of their size',
  'import.twice':
    '{path}: expected one tensor for {ours}, got {theirs} and {other}. Tell them apart with --map theirs=ours',
  'import.map':
    '--map {actual}: expected theirs=ours, the names of a tensor or a module in the file and in the model, got no such pair. For example --map fc1=encoder.0',
  'import.mapName': '--map: expected a name that is in {path}, got {actual}. It holds: {names}',
  'import.pickle':
    '{path}: expected a safetensors file, got a PyTorch file, which may hold code and is never read. Save the state_dict with safetensors.torch.save_file',
  'import.setting':
    '{flag}: expected --recipe too, whose configuration it changes, got none. Add it, or leave {flag} out',
  'import.items':
    '{path}: expected numbers with a point (float32 or float64) in the tensor {name}, got {actual}. Convert it first',
  'import.finite':
    '{path}: expected finite numbers in the tensor {name}, got {actual} at index {index}. Save weights of a training that went well',
  'checkpoint.damaged':
    '{path}: expected the numbers that were saved, got others: the file is damaged. Use a copy, or the other checkpoint (--weights last or best)',
  'resume.lost':
    '{path}: expected the last checkpoint of a run that has completed epochs ({epochs}), got none. Restore it from a copy, go on from --weights best, or train anew in another folder',
  'resume.batchSize':
    '{path}: expected the batch size {expected} within epoch {epoch}, of which {taken} examples are trained, got another one. Resume without --batch-size until the epoch ends, or from --weights best',
  'resume.data':
    '{path}: expected the data it was trained on (fingerprint {expected}), got other data in {data} (fingerprint {actual}). Name the original data with --data',
  'tensorboard.noEvents':
    '{path}: expected a run with a folder tensorboard, got one without. Train or resume it first',
  'tensorboard.absent':
    'tensorboard: expected an installed TensorBoard, got none on the PATH or in {python}. Get one with: pip install tensorboard',
  'tensorboard.unusable':
    'tensorboard: expected {program} to start, got {reason}. Check that you may run it, or name another interpreter in PYTHON',
  'latents.extension':
    '{path}: expected a name that ends in one of {expected}, got {actual}. Choose one of these formats',
  'latents.shape':
    '{path}: expected latents {expected}, with a count of 1 or more, got {actual}. Check that they are of this model',
  'codes.shape':
    '{path}: expected codes {expected}, with a count of 1 or more, got {actual}. Reshape them, or check that they are of this model',
  'codes.number':
    '{path}: expected numbers of codes from 0 to {largest}, got {actual} at example {index} (counted from 0). Check that they are of this model',
  'latents.finite':
    '{path}: expected finite numbers, got {actual} in example {index}, latent {latent}. Remove or correct it',
  'latents.labels':
    '{path}: expected {expected} labels, one for each example, got {actual}. Save as many labels as latents',
  'latents.label':
    '{path}: expected labels that are whole numbers from 0 to 255, got {actual} in example {index}. Correct it',
  'latents.mean':
    '{path}: expected an array called mean, got {actual}. Save the latents under that name; codes of a model with discrete codes are called indices',
  'import.incomplete':
    '{path}: expected the weights that were imported, got none: the import was interrupted. Import them again with --force',
  'recipe.near':
    'recipe "{name}": expected a recipe or a configuration file, got neither. Did you mean {near}?',
  'recipe.unknown':
    'recipe "{name}": expected one of {names} or a configuration file, got neither. See: jamjae recipes',
  'setting.form':
    '--set {actual}: expected path=value, got no path or no "=". For example --set training.optimizer.type=rmsprop',
  'setting.listTwice':
    '--set {path}: expected one list of values, got the setting twice. Give it once',
  'setting.list':
    '--set {path}: expected different values separated by commas, got "{actual}". Give each value once',
  'configuration.keyNear': '{where}: {path} is not a setting. Did you mean {near}?',
  'configuration.key': '{where}: {path} is not a setting. See: jamjae recipes NAME',
  'configuration.keyOfType':
    '{where}: {path} is a setting of {types}, not of {type}. Leave it out, or choose another {parent}.type',
  'configuration.unquoted':
    "{where}: {path}: expected JSON, which has quotes, got {actual}. Write --set '{path}={example}'",
  'configuration.missingType':
    "{where}: {path} is missing; it is one of {expected}. Write --set '{parent}={example}'",
  'configuration.missing':
    '{where}: {path} is missing. Add it; what it may be is in docs/configuration.md, a whole configuration prints: jamjae recipes ch13-vae',
  'module.configuration':
    '{path}: the module exports no configuration. Export one as default, or as configuration',
  'module.typescript':
    '{path}: Node {actual} does not read TypeScript. Use Node 22.18 or newer, or a JavaScript module',
  'module.twice':
    '{path}: {types} is registered by {module}, too. Give only one of the two modules, or rename the type',
  'module.failed': '{path}: the module cannot be loaded: {reason}. Correct it',
  'module.program':
    '{path}: a program registered {types}, which is not built in. Open the run in that program, or give a module that registers it with --module FILE',
  'module.missing':
    '{path}: {types} is registered by the module {module}, which is not there. Put it back, or give it with --module FILE',
  'module.changed':
    '{path}: the module {module}, which registers {types}, has changed since. To open the run with it as it is now, give --module {module}',
  'module.untrusted':
    '{path}: {types} is registered by the module {module}, which you have not used on this machine yet. If you trust it, give it with --module {module}',
  'module.type':
    '{path}: the module {module} no longer registers {types}. Give one that does with --module FILE',
  'registry.schema':
    'A {kind} was registered without its type: expected a schema like z.strictObject({ type: z.literal("name"), … }). Give it one',
  'registry.part':
    'The {kind} {actual} was registered without {missing}: expected a function of that name. Add it',
  'registry.failed': '{path}: the {kind} {actual} failed: {reason}. Correct it in {module}',
  'registry.nothing': 'build gave {actual}',
  'registry.program': 'the program that registers it',
  'layer.outputShape':
    '{path}: outputShape promises {expected}, but build gave {actual} (batch first). Correct one of them in {module}',
  'registry.fields': '{actual}: the schema has no {missing}. Add it (of a model: ...networkFields)',
  'model.initial':
    '{name}: expected { constant: number }, { bound: number } or { deviation: number } as its initial values. Correct the layer that makes it',
  'objective.likelihood':
    'The objective {objective} needs a likelihood in nats, not the mean squared error. Choose another likelihood',
  'objective.klTerm':
    'The objective {objective} has weights of its own: {unused} would have no effect. Leave that out',
  'objective.prior':
    'The objective {objective} is for the prior N(0, I). Leave model.prior out, or choose another objective',
  'objective.posterior':
    'The objective {objective} is for a posterior that is a diagonal Gaussian. Leave model.posterior out, or choose another objective or gradient',
  'model.freeBits':
    'model.freeBits: expected a model whose KL is a sum over latents, got one whose KL is estimated from samples. Leave model.freeBits, or model.prior and model.posterior out',
  'prior.posterior':
    'The prior {prior} is a mixture of posteriors, and goes neither with flows (model.posterior) nor with a condition (model.condition). Leave these out, or choose another prior',
  'registry.objective': 'objective',
  'registry.prior': 'prior',
  'registry.posterior': 'posterior',
  'registry.layer': 'layer',
  'registry.likelihood': 'likelihood',
  'registry.optimizer': 'optimizer',
  'registry.model': 'model',
  'registry.builtIn': 'The {kind} {actual} is built in. Register yours under another name',
  'registry.name':
    'type of a {kind}: expected a name of letters and digits that begins with a small letter, got {actual}',
  'configuration.choice':
    '{where}: {path}: expected one of {expected}, got {actual}. Choose one of them',
  'configuration.name':
    '{where}: {path}: expected letters, digits and dashes, got {actual}. Correct it',
  'configuration.typed':
    '{where}: {path}: expected an object with a type, got {actual}. Write {path}.type={name} after --set, or { "type": {actual} } in a file',
  'configuration.value': '{where}: {path}: expected {expected}, got {actual}. Correct it',
  'expected.integer': 'an integer',
  'expected.number': 'a number',
  'expected.text': 'a text',
  'expected.boolean': 'true or false',
  'expected.list': 'a list',
  'expected.increasing': 'a list of increasing numbers',
  'expected.object': 'an object in braces',
  'expected.choice': 'one of {values}',
  'expected.value': '{value}',
  'expected.or': '{one} or {other}',
  'expected.atLeast': 'a number of {limit} or more',
  'expected.above': 'a number above {limit}',
  'expected.atMost': 'a number of {limit} or less',
  'expected.below': 'a number below {limit}',
  'expected.length.atLeast': 'a text of {limit} characters or more',
  'expected.length.above': 'a text of more than {limit} characters',
  'expected.length.atMost': 'a text of {limit} characters or less',
  'expected.length.below': 'a text of less than {limit} characters',
  'expected.count.atLeast': 'a list of {limit} entries or more',
  'expected.count.above': 'a list of more than {limit} entries',
  'expected.count.atMost': 'a list of {limit} entries or less',
  'expected.count.below': 'a list of less than {limit} entries',
  'configuration.shape':
    '{where}: {path}: expected {expected}, got {actual}. Change the sizes of this layer or of those before it',
  'configuration.outputShape':
    '{where}: {path}: expected {expected}, got {actual}. What this layer has to give follows from model.input and model.likelihood: change its other settings or the layers of model.decoder',
  'configuration.tooLarge':
    '{where}: expected a model of at most {expected} parameters, got {actual}. Choose fewer latents or smaller layers',
  'configuration.json':
    '{path}: expected JSON, got something else ({reason}). Correct the file at that place',
  'export.done': '{path}  {size} MB  largest difference {difference}',
  'import.done': '{count} tensors of {file} are now the weights of {run}.',
  'resume.over': '{run} has trained all of its epochs ({epochs}). To train it longer: {command}',
  'resume.stoppedEarly':
    '{run} was stopped early after epoch {epochs}. To train it longer, with more patience: {command} --patience 20',
}
