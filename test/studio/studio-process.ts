// A studio process, and requests to it that leave addresses and headers unchanged; every response is checked
// against the schemas of the API.
import { type IncomingHttpHeaders, request } from 'node:http'
import type { Running, Workplace } from '../command.js'
import { holdAnswer, holdEvent } from './api-contract.js'

/** Any JSON of a server. */
export type Json = ReturnType<typeof JSON.parse>

export interface Answer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
  json(): Json
}

export interface Asking {
  readonly method?: string
  readonly headers?: Record<string, string>
  /** An object is sent as JSON. */
  readonly body?: object | Uint8Array
}

export interface StudioEvent {
  readonly id: number
  readonly name: string
  readonly data: Json
}

export class StudioProcess {
  private constructor(
    readonly running: Running,
    readonly address: URL,
  ) {}

  static async open(
    place: Workplace,
    words: readonly string[] = [],
    environment: Record<string, string> = {},
  ): Promise<StudioProcess> {
    const running = place.start(['studio', '--threads', '1', ...words], environment)
    let output = ''
    running.child.stdout?.on('data', (part) => {
      output += part
    })
    await running.heard(/http:\S+\n/)
    return new StudioProcess(running, new URL(/http:\S+/.exec(output)?.[0] ?? ''))
  }

  ask(path: string, { method = 'GET', headers = {}, body }: Asking = {}): Promise<Answer> {
    const isJson = body && !(body instanceof Uint8Array)
    const { hostname, port } = this.address
    const sent = isJson ? { 'content-type': 'application/json', ...headers } : headers
    return new Promise((resolve, reject) => {
      const asked = request({ hostname, port, path, method, headers: sent }, (response) => {
        const parts: Buffer[] = []
        response.on('data', (part) => parts.push(part))
        response.on('end', () => {
          const whole = Buffer.concat(parts)
          const { statusCode: status = 0, headers } = response
          const answer = { status, headers, body: whole, json: () => JSON.parse(whole.toString()) }
          try {
            holdAnswer(method, path, answer)
            resolve(answer)
          } catch (error) {
            reject(error)
          }
        })
      })
      asked.on('error', reject)
      asked.end(isJson ? JSON.stringify(body) : body)
    })
  }

  async json(path: string, asking?: Asking) {
    return (await this.ask(path, asking)).json()
  }

  /** All events until `isEnough` returns true for one. */
  async events(
    isEnough: (event: StudioEvent) => boolean,
    { after }: { after?: number } = {},
  ): Promise<StudioEvent[]> {
    const response = await fetch(new URL('/api/events', this.address), {
      headers: after === undefined ? {} : { 'last-event-id': String(after) },
    })
    const found: StudioEvent[] = []
    let text = ''
    const decoder = new TextDecoder()
    for await (const part of response.body ?? []) {
      text += decoder.decode(part, { stream: true })
      const blocks = text.split('\n\n')
      text = blocks.pop() ?? ''
      for (const block of blocks) {
        const event = eventOf(block)
        if (!event) continue
        holdEvent(event)
        found.push(event)
        // Leaving the loop closes the stream.
        if (isEnough(event)) return found
      }
    }
    throw new Error('the stream ended')
  }

  /** Resolves when the run's row satisfies the condition. */
  async untilRow(name: string, isWanted: (row: Json) => boolean): Promise<Json> {
    for (;;) {
      const { runs } = await this.json('/api/runs')
      const row = runs.find((each: Json) => each.name === name)
      if (isWanted(row)) return row
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }

  async close(): Promise<void> {
    this.running.child.kill('SIGINT')
    await this.running.ended
  }
}

function eventOf(block: string): StudioEvent | undefined {
  const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1]
  const [id, name, data] = [field('id'), field('event'), field('data')]
  return name && data ? { id: Number(id), name, data: JSON.parse(data) } : undefined
}
