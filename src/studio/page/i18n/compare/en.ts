// The page's texts about the comparison of runs, in English.

export const en = {
  'compare.none': 'Choose runs in the table of runs to compare them.',
  'compare.lost': '{name} cannot be read.',
  'compare.figures': 'Metrics',
  'compare.leaveOut': 'Remove {name} from the comparison',
  'compare.units': 'The reconstructions are in different units, so the metrics cannot be compared.',
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
