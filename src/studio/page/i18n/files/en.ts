// The page's texts about the files of a run, in English.

export const en = {
  'files.report': 'Report',
  'files.writeReport': 'Write the report',
  'files.reportWriting': 'Writing the report…',
  'files.reportDone': 'The report is written.',
  'files.many': '{files} files',
  'files.model': 'Models (ONNX)',
  'files.model.note': 'They run without this program: in Python, in a browser, on a phone.',
  'files.checkpoint': 'Checkpoints (safetensors)',
  'files.checkpoint.note': 'All weights, and everything needed to resume the training.',
  'files.configuration': 'Description',
  'files.configuration.note': 'The whole configuration, the versions, the final metrics.',
  'files.metrics': 'Metrics',
  'files.metrics.note': 'The metrics of every step and every epoch, one JSON object per line.',
  'files.evaluation': 'Evaluation',
  'files.tensorboard': 'TensorBoard',
  'files.tensorboard.note': 'Opens in TensorBoard.',
  'files.archive': 'Everything',
  'files.archive.note':
    'The folder of the run without pictures and codes; it can be resumed elsewhere.',
  'files.picture': 'Pictures',
  'files.codes': 'Codes of the epochs',
  'files.codes.note': 'The first validation examples in the latent space, float32.',
}
