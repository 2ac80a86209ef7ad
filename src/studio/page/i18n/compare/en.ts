// The page's texts about the comparison of runs, in English.

export const en = {
  'compare.none': 'Choose runs in the table of runs to compare them.',
  'compare.lost': '{name} cannot be read.',
  'compare.figures': 'Metrics',
  'compare.leaveOut': 'Remove {name} from the comparison',
  'compare.caption': 'Validation after the last epoch',
  'compare.losses':
    'The runs have different losses. Their losses and reconstructions cannot be compared; the squared error of the reconstructions can.',
  'compare.unmeasured':
    'No squared error is known of tables and of runs of earlier versions: {names}.',
  'compare.error': 'epoch {epoch}: validation {validation}',
  'compare.legend':
    'Solid: training, the mean over each epoch, drawn at its middle. Dashed: validation, at the end of the epoch.',
  'compare.legendBand': 'Band: ±1 standard deviation between the batches of an epoch.',
  'compare.legendBars': 'Bars: ±1 standard deviation between the batches of an epoch.',
  'compare.data': 'The runs were trained on different data, so the metrics are hard to compare.',
  'compare.band': 'Standard deviation',
  'compare.chart':
    '{figure} of all selected runs by epoch; the latest values are in the table above.',
  'compare.configurations': 'Configurations',
  'compare.same': 'There are no differences.',
  'compare.differences': 'Differences',
  'compare.setting': 'Setting',
  'compare.everything': 'Full configurations',
}
