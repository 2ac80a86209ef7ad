// What a person sees of a download: a line a file, and on a terminal a bar that grows.
import type { DownloadWatch } from '../../data/named/download.js'
import { type Console, eraseLine } from './console.js'
import { clock } from './format-duration.js'

const barWidth = 24
/** More often nobody could read it. */
const everyMs = 100

export function downloadProgress(terminal: Console): DownloadWatch {
  const { errors } = terminal
  const moving = errors.isTTY === true
  const line = (text: string) => errors.write(`${moving ? eraseLine : ''}${text}\n`)
  let started = { at: 0, done: 0 }
  let told = 0
  return {
    begin({ file, url, done, of }) {
      started = { at: performance.now(), done }
      const key = done > 0 ? 'download.resume' : 'download.begin'
      const { host } = new URL(url)
      line(terminal.say(key, { file, host, size: megabytes(of), done: megabytes(done) }))
    },
    progress({ done, of }) {
      if (!moving) return
      if (done >= of) return void errors.write(eraseLine)
      const now = performance.now()
      if (now - told < everyMs) return
      told = now
      const full = Math.floor((barWidth * done) / of)
      const bar = '█'.repeat(full) + '░'.repeat(barWidth - full)
      const speed = (done - started.done) / (now - started.at)
      const left = terminal.say('progress.left', { time: clock((of - done) / speed / 1000) })
      errors.write(`${eraseLine}${bar}  ${megabytes(done)} / ${megabytes(of)}  ${left}`)
    },
    refused({ url, reason }) {
      line(terminal.say('download.refused', { url, reason }))
    },
    damaged({ path }) {
      line(terminal.say('download.damaged', { path }))
    },
  }
}

/** A number of bytes as people read it; small ones are not told as nothing. */
export function megabytes(bytes: number): string {
  return bytes < 100_000 ? `${(bytes / 1000).toFixed(1)} kB` : `${(bytes / 1e6).toFixed(1)} MB`
}
