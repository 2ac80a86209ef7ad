// Download progress: one line per file, and a progress bar on a terminal.
import type { DownloadObserver } from '../../data/named/download.js'
import { type Console, eraseLine } from './console.js'
import { formatDuration } from './format-duration.js'

const barWidth = 24
/** Minimum interval between redraws. */
const redrawIntervalMs = 100

export function downloadProgress(terminal: Console): DownloadObserver {
  const { errors } = terminal
  const isInteractive = errors.isTTY === true
  const line = (text: string) => errors.write(`${isInteractive ? eraseLine : ''}${text}\n`)
  let started = { at: 0, done: 0 }
  let lastUpdate = 0
  return {
    started({ file, url, done, of }) {
      started = { at: performance.now(), done }
      const key = done > 0 ? 'download.resume' : 'download.begin'
      const { host } = new URL(url)
      line(terminal.translate(key, { file, host, size: megabytes(of), done: megabytes(done) }))
    },
    progress({ done, of }) {
      if (!isInteractive) return
      if (done >= of) return void errors.write(eraseLine)
      const now = performance.now()
      if (now - lastUpdate < redrawIntervalMs) return
      lastUpdate = now
      const full = Math.floor((barWidth * done) / of)
      const bar = '█'.repeat(full) + '░'.repeat(barWidth - full)
      const speed = (done - started.done) / (now - started.at)
      const left = terminal.translate('progress.left', {
        time: formatDuration((of - done) / speed / 1000),
      })
      errors.write(`${eraseLine}${bar}  ${megabytes(done)} / ${megabytes(of)}  ${left}`)
    },
    mirrorFailed({ url, reason }) {
      line(terminal.translate('download.refused', { url, reason }))
    },
    damaged({ path }) {
      line(terminal.translate('download.damaged', { path }))
    },
  }
}

/** Formats bytes in megabytes; small numbers are not rounded to 0. */
export function megabytes(bytes: number): string {
  return bytes < 100_000 ? `${(bytes / 1000).toFixed(1)} kB` : `${(bytes / 1e6).toFixed(1)} MB`
}
