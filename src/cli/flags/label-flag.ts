// The flag --label of commands that decode with a conditional model.
import type { Command } from 'commander'
import type { MessageKey } from '../../messages/messages.js'
import type { RunDescription } from '../../runs/folder/run-json.js'
import { assertClass } from '../../runs/pictures/class-label.js'
import type { Console } from '../terminal/console.js'

export interface LabelFlags {
  /** The number of a class. */
  readonly label?: number | undefined
}

/** Labels are bytes. */
const maxLabel = 255

export function withLabelFlag(command: Command, terminal: Console, help: MessageKey): Command {
  const read = (text: string) => (isLabel(text) ? Number(text) : text)
  return command
    .option('--label <k>', terminal.translate(help), read)
    .hook('preAction', async (_, action) => {
      const { label } = action.opts<{ label?: number | string }>()
      const [path = ''] = action.args
      if (typeof label !== 'string') return
      // Which classes there are is in the run.
      const { loadSummary } = await import('../../runs/folder/run-summary.js')
      const { configuration, data } = (await loadSummary(path)).description
      assertClass(conditionOf(configuration.model), label, data.labelNames)
    })
}

/** Here, as the models' own function would load with every command. */
function conditionOf(model: RunDescription['configuration']['model']) {
  return 'condition' in model ? model.condition : undefined
}

function isLabel(text: string): boolean {
  return /^\d+$/.test(text.trim()) && Number(text) <= maxLabel
}

/** A check before the run is loaded. Throws ConfigError if its model is not conditional, or has no such class. */
export function labelCheck(label: number | undefined) {
  return ({ configuration: { model }, data }: RunDescription) =>
    assertClass(conditionOf(model), label, data.labelNames)
}
