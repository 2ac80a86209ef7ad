// jamjae recipes --layers: every layer with its settings, also those that modules register; at most 80 columns wide.
import { configurationReference } from '../../../studio/server/configuration/configuration-reference.js'
import type { Console } from '../../terminal/console.js'
import { wrapped } from '../../terminal/wrapped.js'

const columns = 80

export function printLayers(terminal: Console, { json }: { json?: true | undefined }): void {
  const { layers } = configurationReference(terminal.language)
  if (json) {
    terminal.print(JSON.stringify(layers))
    return
  }
  const names = layers.flatMap(({ settings }) => settings.map(({ name }) => name.length))
  const width = Math.max(...names) + 4
  for (const { type, title, settings } of layers) {
    terminal.print(settings.length > 0 ? type : `${type}  ${title}`)
    for (const { name, type: values, default: usual, description } of settings) {
      const given =
        usual === undefined ? '' : `, ${terminal.translate('reference.default')} ${usual}`
      const [first = '', ...others] = wrapped(`${description} (${values}${given})`, columns - width)
      terminal.print(`  ${name}`.padEnd(width) + first)
      for (const line of others) terminal.print(' '.repeat(width) + line)
    }
  }
  terminal.print('')
  for (const line of wrapped(terminal.translate('recipes.layers'), columns)) terminal.print(line)
}
