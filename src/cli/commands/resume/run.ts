// jamjae resume, step by step: resume point, data, preparation, run folder, training, result.
import { rulesOf } from '../../../data/reading-rules.js'
import { type StartingEngine, startEngine } from '../../../engines/node.js'
import { type Notice, tellNotices } from '../../../notices.js'
import {
  type AnnouncedTraining,
  announceTraining,
} from '../../../runs/folder/announced-training.js'
import type { RunDescription } from '../../../runs/folder/run-json.js'
import { recordTraining } from '../../../runs/recording/record-training.js'
import {
  changeNotices,
  continueRun,
  finishRun,
  openResumable,
  type ResumableRun,
  refuseOtherRunData,
} from '../../../runs/recording/resume-run.js'
import { movedDataError, reloadData } from '../../../runs/reload-data.js'
import { type PreparedTraining, prepareTraining } from '../../../training/prepare-training.js'
import type { ResumeFlags } from '../../flags/train-flags.js'
import { commandName, quoteForShell } from '../../terminal/command-name.js'
import type { Console } from '../../terminal/console.js'
import { exitCodes } from '../../terminal/exit-code.js'
import { interruptSignal } from '../../terminal/interrupt-signal.js'
import { loadOptions, noticeLines } from '../../terminal/loading-progress.js'
import { longer } from '../../terminal/next-training.js'
import { keptThreadsNotices, threadNotices } from '../../training/thread-notices.js'
import { trainingReport } from '../../training/training-report.js'

/** Resolves to the exit code: 0 done, 130 interrupted. Rejects on errors. */
export async function runResuming(
  path: string,
  flags: ResumeFlags,
  terminal: Console,
): Promise<number> {
  const report = trainingReport(terminal, flags)
  const { observers } = report
  const { signal, dispose: listenNoMore } = interruptSignal(report.stopping)
  let resumable: ResumableRun | undefined
  let announced: AnnouncedTraining | undefined
  let engine: StartingEngine | undefined
  let training: PreparedTraining | undefined
  try {
    resumable = await openResumable(path, flags)
    const { configuration, description, resumeFrom } = resumable
    const notices = noticeLines(terminal, flags)
    if (resumable.isFinished) {
      tellNotices(unusedFlags(path, flags, description), notices)
      const finished = await finishRun(resumable)
      if (!flags.quiet && !flags.json) sayOver(terminal, path, finished)
      return await report.over(path)
    }

    // Threads split sums: with the same number of threads, the bits are those of an uninterrupted run.
    const { device = description.engine.device, threads } = flags
    const told = [...threadNotices(threads, description.engine), ...changeNotices(resumable)]
    tellNotices(told, notices)
    announced = await announceTraining(path)
    if (threads === undefined) {
      const kept = keptThreadsNotices(announced.beside, { ...description.engine, device })
      // Not an error with --strict: it is of the machine, not of the data.
      tellNotices(kept, { ...notices, strict: false })
    }
    engine = startEngine({
      ...description.engine,
      device,
      ...(threads && { threads, adaptive: false }),
    })
    const { source, fingerprint } = description.data
    const rules = rulesOf(description.data)
    const loading = { ...loadOptions(terminal, { ...flags, signal }), fingerprint, rules }
    const options = { ...configuration.data, source: flags.data ?? source }
    const data = await reloadData(options, loading).catch((error) => {
      throw flags.data ? error : movedDataError(error, { path, source })
    })
    report.start(data, { device, configuration })
    const started = await engine.started
    refuseOtherRunData(resumable, data)

    training = await prepareTraining({
      ...{ configuration, data, engine: started, resumeFrom },
      ...notices,
    })
    const run = await continueRun(resumable, training, { source: flags.data })
    const result = await recordTraining(run, training, { observers, signal })
    return report.end(path, result)
  } catch (error) {
    if (error === signal.reason) return exitCodes.interrupted
    // The lock is released before --json reports the error.
    await resumable?.close()
    report.failed(error)
    throw error
  } finally {
    listenNoMore()
    await resumable?.close()
    await training?.dispose()
    await engine?.close()
    await announced?.end()
  }
}

/** The notice of flags that are for steps which a finished run does not have. */
function unusedFlags(
  run: string,
  { learningRate, batchSize }: ResumeFlags,
  { progress: { epochs } }: RunDescription,
): Notice[] {
  const unused = [
    ...(learningRate === undefined ? [] : ['--learning-rate']),
    ...(batchSize === undefined ? [] : ['--batch-size']),
  ]
  if (unused.length === 0) return []
  return [{ code: 'run.unusedFlags', values: { run, flags: unused.join(', '), epochs } }]
}

function sayOver(terminal: Console, run: string, { progress, stoppedEarly }: RunDescription) {
  const { epochs } = progress
  const key = stoppedEarly ? 'resume.stoppedEarly' : 'resume.over'
  const command = `${commandName()} resume ${quoteForShell(run)} --epochs ${longer(epochs)}`
  terminal.errors.write(`${terminal.translate(key, { run, epochs, command })}\n`)
}
