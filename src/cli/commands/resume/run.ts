// What jamjae resume does: goes on with a run as it was begun, or says that nothing is left to do.

import { resumedTraining } from '../../../runs/recording/record-training.js'
import { loadAgain, whereMoved } from '../../../runs/reload-data.js'
import type { ResumeFlags } from '../../flags/train-flags.js'
import { commandName, shellWord } from '../../terminal/command-name.js'
import type { Console } from '../../terminal/console.js'
import { watchedLoading } from '../../terminal/loading-progress.js'
import { watchedTraining } from '../../training/training-progress.js'

/** Resolves to the exit code: 0 done, 130 interrupted. Errors are thrown. */
export function runResuming(run: string, flags: ResumeFlags, terminal: Console): Promise<number> {
  return watchedTraining(terminal, flags, async ({ observers, signal, engine, show, download }) => {
    const { epochs, patience, weights } = flags
    const resumed = await resumedTraining({
      run,
      epochs,
      patience,
      weights,
      observers,
      signal,
      async open({ data: { source, fingerprint }, engine: before, configuration }) {
        // Threads split sums: with as many as before, the bits are those of a run that was never broken off.
        const { device = before.device, threads = before.threads } = flags
        const starting = engine({ device, threads })
        const options = { ...configuration.data, source: flags.data ?? source }
        const watched = watchedLoading(terminal, { ...flags, signal })
        const data = await loadAgain(options, { ...watched, download, fingerprint }).catch(
          (error) => {
            throw flags.data ? error : whereMoved(error, { path: run, source })
          },
        )
        show(data, { device, threads })
        return { data, engine: await starting, ...(flags.data && { source: flags.data }) }
      },
    })
    if (!resumed.result && !flags.quiet && !flags.json) sayOver(terminal, resumed)
    return resumed
  })
}

function sayOver(
  terminal: Console,
  { run, description }: Awaited<ReturnType<typeof resumedTraining>>,
) {
  const { progress, stoppedEarly } = description
  const { epochs } = progress
  const key = stoppedEarly ? 'resume.stoppedEarly' : 'resume.over'
  const command = `${commandName()} resume ${shellWord(run)} --epochs ${epochs + 10}`
  terminal.errors.write(`${terminal.say(key, { run, epochs, command })}\n`)
}
