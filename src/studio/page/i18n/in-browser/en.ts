// The page's texts about training in the tab, in English.

export const en = {
  'local.lead':
    'The model trains in this browser, on the built-in digits: nothing leaves this machine, and no server computes. The result is that of the command line but for rounding; the command line can resume it.',
  'local.recipe': 'Recipe',
  'local.latent': 'Latents',
  'local.epochs': 'Epochs',
  'local.seed': 'Seed',
  'local.device': 'Computes on',
  'local.gpu': 'Graphics processor (WebGPU)',
  'local.cpu': 'Processor (WebAssembly, threads: {threads})',
  'local.start': 'Start training',
  'local.loading': 'Loading the digits and ONNX Runtime…',
  'local.stop': 'Stop',
  'local.download': 'Download the run',
  'local.another': 'Train another',
  'local.progress': 'Progress',
  'local.pace': 'Images per second',
  'local.left': 'Time left',
  'local.ended': 'Done. Unpack the download and resume with: jamjae resume {name}',
  'local.stay':
    'Training continues as long as this tab is open, also on the other pages of the studio.',
  'local.failed': 'The training was interrupted, and nothing of it is left. {reason}',
  'local.nothing': 'Stopped before the first epoch ended, so there is nothing to download.',
}
