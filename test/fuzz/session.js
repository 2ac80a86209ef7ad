// Runs cases in a process of their own, and detects crashes, hangs and findings.
import { fork } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const child = fileURLToPath(new URL('./child.js', import.meta.url))
const maxHeapMegabytes = 256
/** Longer than any case waits for its turn, or for something that never arrives. */
const maxWaitSeconds = 300

/** Runs cases until it is closed. */
export class Session {
  #folder
  #process
  #seconds

  /** On a busy machine a case waits for its turn, so only its CPU seconds count, where the system reports them. */
  constructor({ seconds }) {
    this.#seconds = seconds
  }

  /** Resolves to the result of `outcomeOf` in child.js, or to a finding if it ended or did not respond. */
  async run(reader, seed, number) {
    this.#folder ??= await mkdtemp(join(tmpdir(), 'jamjae-fuzz-'))
    this.#process ??= fork(child, [this.#folder], {
      execArgv: [`--max-old-space-size=${maxHeapMegabytes}`],
      env: { ...process.env, JAMJAE_DATA: join(this.#folder, 'cache') },
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    })
    const outcome = await answer(this.#process, { reader, seed, number }, this.#seconds)
    // After a finding the state of the process is unknown.
    if (outcome.finding) await this.#end()
    return outcome
  }

  /** Ends the process, and removes its files. */
  async close() {
    await this.#end()
    if (this.#folder) await rm(this.#folder, { recursive: true, force: true })
  }

  async #end() {
    const ended = this.#process
    this.#process = undefined
    if (!ended || ended.exitCode !== null || ended.signalCode !== null) return
    await new Promise((resolve) => ended.once('exit', resolve).kill('SIGKILL'))
  }
}

function answer(running, asked, seconds) {
  return new Promise((resolve) => {
    let errors = ''
    const listen = (part) => {
      errors = (errors + part).slice(-2000)
    }
    const end = (outcome) => {
      clearInterval(timer)
      running.off('message', end).off('close', crash)
      running.stderr.off('data', listen)
      resolve(outcome)
    }
    const crash = (code, signal) => end({ finding: `crash (${signal ?? code}): ${errors}` })
    const began = { working: secondsOf(running.pid), waiting: performance.now() / 1000 }
    const timer = setInterval(() => {
      const working = secondsOf(running.pid) - began.working
      const waiting = performance.now() / 1000 - began.waiting
      if (working > seconds || waiting > maxWaitSeconds)
        end({ finding: `hang: no answer after ${Math.round(waiting)} s` })
    }, 1000)
    running.stderr.on('data', listen)
    running.on('message', end).on('close', crash)
    running.send(asked)
  })
}

/** CPU seconds of a process so far; on systems other than Linux, the elapsed time. */
function secondsOf(pid) {
  try {
    // The name before may contain spaces. Times are hundredths of a second on every Linux.
    const [user, system] = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .split(') ')[1]
      .split(' ')
      .slice(11)
    return (Number(user) + Number(system)) / 100
  } catch {
    return performance.now() / 1000
  }
}
