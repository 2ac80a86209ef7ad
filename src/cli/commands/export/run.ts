// jamjae export: writes a run's model as ONNX files and prints their maximum differences.

import { type RunFlags, withRun } from '../../flags/run-command.js'
import type { Console } from '../../terminal/console.js'

export interface ExportFlags extends RunFlags {
  readonly out?: string
  readonly data?: string
  readonly force?: true
}

export async function exportRun(
  terminal: Console,
  path: string,
  { out, data, force, ...flags }: ExportFlags,
): Promise<void> {
  const models = await withRun(terminal, path, flags, (run) => run.export(out, { data, force }))
  const width = Math.max(...models.map((model) => model.path.length))
  for (const model of models)
    terminal.print(
      terminal.translate('export.done', {
        path: model.path.padEnd(width),
        size: terminal.number(model.bytes / 1e6, 1).padStart(6),
        difference: model.difference.toExponential(1),
      }),
    )
}
