// jamjae recipes --layers: every layer with its settings, also those that modules register.
import { configurationReference } from '../../../studio/server/configuration/configuration-reference.js'
import type { Console } from '../../terminal/console.js'
import { tableLines } from '../../terminal/table.js'

export function printLayers(terminal: Console, { json }: { json?: true | undefined }): void {
  const { layers } = configurationReference(terminal.language)
  if (json) {
    terminal.print(JSON.stringify(layers))
    return
  }
  const heads = [
    'reference.type',
    'reference.setting',
    'reference.values',
    'reference.default',
    'reference.meaning',
  ] as const
  const rows = layers.flatMap(({ type, title, settings }) =>
    settings.length === 0
      ? [[type, '', '', '', title]]
      : settings.map(({ name, type: values, default: usual = '', description }, at) => [
          ...[at === 0 ? type : '', name, values, usual, description],
        ]),
  )
  const header = heads.map((head) => terminal.translate(head))
  for (const line of tableLines([header, ...rows])) terminal.print(line)
  terminal.print(`\n${terminal.translate('recipes.layers')}`)
}
