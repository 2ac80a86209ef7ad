// The configuration of the form: its values, its errors, and the resulting run.

import type {
  CheckAnswer,
  CheckedConfiguration,
  ConfigurationProblem,
  EpochEstimate,
} from '../../api/configuration.js'
import { post } from '../api-client/request.js'
import { RequestError } from '../api-client/request-error.js'
import { translate } from '../i18n/i18n.svelte.js'
import { currentRoute, replaceRoute } from '../router.svelte.js'
import { encodeConfiguration } from './configuration-in-url.js'
import type { FieldError, Form } from './form.js'
import { type Fields, setIn } from './schema.js'

const debounceMs = 250
/** Interval of retries while the server is unreachable. */
const retryMs = 2000

/** Also one that is not about the configuration. */
type Refusal = Pick<ConfigurationProblem, 'message' | 'path'>

export class Draft implements Form {
  configuration = $state.raw<Fields>()
  /** As the server last resolved it. */
  checked = $state.raw<CheckedConfiguration>()
  /** The last estimate. */
  secondsPerEpoch = $state.raw<number>()
  isEstimating = $state(false)
  /** The server's last response, until the next one or until the values it is about have changed. */
  serverError = $state.raw<Refusal>()
  /** The current values are not checked yet. */
  isChecking = $state(false)
  /** Errors that fields find themselves, by their paths. */
  #complaints = $state.raw<Readonly<Record<string, FieldError>>>({})

  readonly hasFieldErrors = $derived(Object.keys(this.#complaints).length > 0)
  readonly isWrong = $derived(this.serverError !== undefined || this.hasFieldErrors)
  readonly isReady = $derived(!this.isWrong && !this.isChecking && this.checked !== undefined)

  /** That `serverError` is about. */
  #refused: Fields | undefined
  /** Nothing was changed yet. */
  #isFresh = false
  #timer: ReturnType<typeof setTimeout> | undefined
  /** Of the last request; responses to earlier ones are stale. */
  #asked = 0

  /** Another configuration, in which defaults may be omitted: the form then shows them, too. */
  open(configuration: Fields): void {
    this.#begin(configuration)
    this.#isFresh = true
  }

  /** Another configuration, which the address then holds. */
  replace(configuration: Fields): void {
    this.#begin(configuration)
    this.#keepInAddress(configuration)
  }

  set(path: readonly string[], value: unknown): void {
    if (!this.configuration) return
    // Another type, or a removed layer, changes the fields below.
    const below = `${path.join('.')}.`
    const others = Object.entries(this.#complaints).filter(([name]) => !name.startsWith(below))
    this.#complaints = Object.fromEntries(others)
    if (this.serverError && isPartOf(this.serverError.path, path.join('.')))
      this.serverError = undefined
    const next = setIn(this.configuration, path, value)
    this.#fill(next)
    this.#keepInAddress(next)
  }

  setFieldError(path: readonly string[], complaint: FieldError | undefined): void {
    const { [path.join('.')]: _, ...others } = this.#complaints
    this.#complaints = complaint ? { ...others, [path.join('.')]: complaint } : others
  }

  errorAt(path: readonly string[]): string | undefined {
    return this.#problem((wrong) => wrong === path.join('.'))
  }

  errorWithin(path: readonly string[]): string | undefined {
    const name = path.join('.')
    return this.#problem((wrong) => wrong === name || wrong.startsWith(`${name}.`))
  }

  /** Asks the server for a check; retries while it is unreachable. */
  async check(): Promise<void> {
    clearTimeout(this.#timer)
    // Errors found in the page need no request.
    if (this.hasFieldErrors) {
      this.isChecking = false
      return
    }
    const question = ++this.#asked
    const body = { configuration: this.configuration }
    const answer = await post<CheckAnswer>('api/check', body).catch(serverErrorOf)
    if (question !== this.#asked) return
    if (!answer) {
      this.#timer = setTimeout(() => void this.check(), retryMs)
      return
    }
    if ('problem' in answer) {
      this.serverError = answer.problem
      this.#refused = body.configuration
    } else {
      this.checked = answer
      this.serverError = undefined
      if (this.#isFresh) this.configuration = withDefaults(this.configuration, answer)
      void this.estimate()
    }
    this.isChecking = false
  }

  /** Asks for the server's error or notices in another language. The error's values may have been followed by some with errors that fields
   *  find themselves, about which the server is not asked. */
  async translateError(): Promise<void> {
    const before = this.serverError
    if (!before && this.checked && this.checked.notices.length > 0) await this.check()
    if (!before) return
    const body = { configuration: this.#refused }
    const answer = await post<CheckAnswer>('api/check', body).catch(serverErrorOf)
    if (this.serverError !== before || !answer) return
    if ('problem' in answer) this.serverError = answer.problem
    else void this.check()
  }

  /** Requests the duration of an epoch, which nothing else waits for. */
  async estimate(): Promise<void> {
    if (!this.checked) return
    const question = this.#asked
    const body = { configuration: this.checked.configuration }
    this.isEstimating = true
    const answer = await post<EpochEstimate>('api/estimate', body).catch(nothing)
    if (question !== this.#asked) return
    this.secondsPerEpoch = answer?.secondsPerEpoch
    this.isEstimating = false
  }

  /** Pending responses are ignored from now on. */
  close(): void {
    clearTimeout(this.#timer)
    this.#asked++
  }

  /** Clears previous errors. */
  #begin(configuration: Fields): void {
    this.#complaints = {}
    this.serverError = undefined
    this.#fill(configuration)
  }

  /** Earlier responses are stale from now on. */
  #fill(configuration: Fields): void {
    this.close()
    this.configuration = configuration
    this.#isFresh = false
    this.isChecking = true
    this.#timer = setTimeout(() => void this.check(), debounceMs)
  }

  /** Errors that fields find themselves take precedence: the server was not asked about these values. */
  #problem(isThere: (path: string) => boolean): string | undefined {
    const complaint = Object.entries(this.#complaints).find(([path]) => isThere(path))?.[1]
    if (complaint) return translate(complaint.key, complaint.values)
    return this.serverError && isThere(this.serverError.path) ? this.serverError.message : undefined
  }

  #keepInAddress(configuration: Fields): void {
    void encodeConfiguration(configuration).then((text) => {
      if (this.configuration === configuration && currentRoute().page === 'new')
        replaceRoute({ page: 'new', configuration: text })
    })
  }
}

/** Whether one of two paths is a prefix of the other; the empty one is a prefix of all. */
function isPartOf(one: string, other: string): boolean {
  if (one === '' || other === '' || one === other) return true
  return one.startsWith(`${other}.`) || other.startsWith(`${one}.`)
}

/** A fitted model stays as it was written: the data may change. */
function withDefaults(
  written: Fields | undefined,
  { configuration, fitted }: CheckedConfiguration,
): Fields {
  return fitted ? { ...configuration, model: written?.model } : configuration
}

function nothing(error: unknown): undefined {
  if (!(error instanceof RequestError)) throw error
}

/** Undefined if the server is unreachable. */
function serverErrorOf(error: unknown): { problem: Refusal } | undefined {
  if (!(error instanceof RequestError)) throw error
  return error.status === 0 ? undefined : { problem: { message: error.message, path: '' } }
}
