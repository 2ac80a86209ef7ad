// Korean messages, one for every English one.
import type { en } from './en.js'

export const ko: Record<keyof typeof en, string> = {
  'shape.mismatch':
    '{where}: 모양이 맞지 않습니다(필요한 것: {expected}, 받은 것: {actual}). 여기서 만나는 값들의 크기를 확인하세요',
  'engine.input': '엔진: 입력 {name}의 값이 필요한데 없습니다. 스텝마다 한 조각씩 주세요',
  'engine.state': '엔진: 상태 {name}의 값이 필요한데 없습니다. 같은 모델의 상태를 불러오세요',
  'engine.gone': '엔진: 실행 중인 엔진이 필요한데 이미 닫혔습니다. 새로 시작하세요',
  'engine.failed': '엔진: ONNX Runtime이 실패했습니다: {reason}',
  'idx.empty': '{path}: IDX 파일이어야 하는데 비어 있습니다. 파일을 다시 내려받거나 복사하세요',
  'idx.magic':
    '{path}: IDX 파일은 {expected} 두 바이트로 시작해야 하는데 실제로는 {actual}입니다. 올바른 파일인지 확인하세요',
  'idx.type':
    '{path}: 바이트 {offset}의 항목 형식 코드는 {expected} 중 하나여야 하는데 {actual}입니다. IDX 파일인지 확인하세요',
  'idx.rank':
    '{path}: 바이트 {offset}의 차원 수는 1 이상 {expected} 이하여야 하는데 {actual}입니다. IDX 파일인지 확인하세요',
  'idx.truncated':
    '{path}: {expected}바이트 이상이어야 하는데 {actual}바이트입니다. 파일이 중간에 잘렸으니 다시 내려받거나 복사하세요',
  'idx.trailing':
    '{path}: 차원에 따르면 {expected}바이트여야 하는데 {actual}바이트입니다. 파일을 다시 내려받거나 복사하세요',
  'idx.shape':
    'IDX: 차원은 1개 이상 8개 이하이고 항목 수는 {shape}의 곱과 같아야 하는데 항목이 {actual}개입니다. 모양이나 항목을 고치세요',
  'safetensors.truncated':
    '{path}: {expected}바이트 이상이어야 하는데 {actual}바이트입니다. 파일이 중간에 잘렸으니 다시 복사하거나 이전 체크포인트를 쓰세요',
  'safetensors.trailing':
    '{path}: 헤더에 따르면 {expected}바이트여야 하는데 {actual}바이트입니다. 파일을 다시 복사하세요',
  'safetensors.header':
    '{path}: 바이트 {offset}부터 JSON으로 된 safetensors 헤더가 있어야 하는데 없습니다({reason}). 올바른 파일인지 확인하세요',
  'safetensors.entry':
    '{path}: 텐서 {name}에는 dtype, shape, data_offsets가 있어야 하는데 {actual}입니다. 파일을 다시 만드세요',
  'safetensors.dtype':
    '{path}: 텐서 {name}의 dtype은 {expected} 중 하나여야 하는데 {actual}입니다. 먼저 텐서를 변환하세요',
  'safetensors.size':
    '{path}: 모양이 {shape}인 텐서 {name}의 크기는 {expected}바이트여야 하는데 {actual}바이트입니다. 파일을 다시 만드세요',
  'safetensors.gap':
    '{path}: 텐서 {name}의 데이터는 앞 텐서에 바로 이어 오프셋 {expected}에서 시작해야 하는데 {actual}에서 시작합니다. 파일을 다시 만드세요',
  'safetensors.metadata':
    '{path}: __metadata__의 값은 모두 문자열이어야 하는데 {actual}입니다. 파일을 다시 만드세요',
  'safetensors.reserved':
    'safetensors: 텐서 이름이어야 하는데 형식이 예약한 {name}입니다. 다른 이름을 쓰세요',
  'safetensors.shape':
    'safetensors: 텐서 {name}의 항목 수는 모양 {shape}의 곱과 같아야 하는데 {actual}개입니다. 모양이나 항목을 고치세요',
  'gzip.truncated':
    '{path}: 온전한 gzip 파일이어야 하는데 {offset}바이트에서 끝납니다. 파일을 다시 내려받거나 복사하세요',
  'gzip.corrupt':
    '{path}: 온전한 gzip 파일이어야 하는데 손상되었습니다({reason}). 파일을 다시 내려받거나 복사하세요',
  'data.missing':
    '{path}: 파일이나 폴더가 있어야 하는데 이 경로에 아무것도 없습니다. 경로를 확인하세요',
  'data.notFolder':
    '{path}: 폴더여야 하는데 파일입니다. 그 파일이 들어 있는 폴더나 쉼표로 구분한 파일 네 개를 지정하세요',
  'data.notFile': '{path}: 파일이어야 하는데 폴더입니다. 폴더 안의 파일을 지정하세요',
  'data.unreadable': '{path}: 읽을 수 있어야 하는데 읽지 못했습니다({reason}). 권한을 확인하세요',
  'data.incomplete':
    '{path}: 폴더에 {expected} 또는 {expected}.gz 같은 파일이 있어야 하는데 없습니다. 파일을 넣거나 다른 폴더를 지정하세요',
  'data.itemType':
    '{path}: 항목은 부호 없는 바이트여야 하는데 {actual} 형식입니다. 부호 없는 바이트로 변환하세요',
  'data.notImages':
    '{path}: 이미지 파일은 {expected}차원(개수, 높이, 너비)이어야 하는데 {actual}차원입니다. 레이블 파일은 1차원이니 파일의 순서를 확인하세요',
  'data.notLabels':
    '{path}: 레이블 파일은 {expected}차원(개수)이어야 하는데 {actual}차원입니다. 이미지 파일은 3차원이니 파일의 순서를 확인하세요',
  'data.noImages':
    '{path}: 픽셀이 있는 이미지가 하나 이상 있어야 하는데 크기가 {actual}입니다. 이미지가 들어 있는 파일을 지정하세요',
  'data.labelCount':
    '{path}: {other}의 이미지마다 하나씩 레이블이 {expected}개여야 하는데 {actual}개입니다. 서로 맞는 레이블과 이미지를 지정하세요',
  'data.imageSize':
    '{path}: {other}처럼 이미지의 크기가 {expected}픽셀이어야 하는데 {actual}픽셀입니다. 학습용과 검증용 이미지의 크기를 맞추세요',
  'data.fileCount':
    '데이터 "{source}": 쉼표로 구분한 파일 네 개(학습 이미지, 학습 레이블, 검증 이미지, 검증 레이블)여야 하는데 {actual}개입니다. 네 개를 모두 적으세요',
  'data.typo':
    '데이터 "{source}": 내장 데이터의 이름, 폴더 또는 파일 네 개여야 하는데 어느 것도 아닙니다. 혹시 {nearest}인가요?',
  'data.source':
    '데이터 "{source}": digits(내장), IDX 파일이 든 폴더, 쉼표로 구분한 IDX 파일 네 개 중 하나여야 하는데 어느 것도 아닙니다. 철자와 경로를 확인하세요',
  'data.digits':
    '{path}: 내장 숫자 데이터가 있어야 하는데 폴더가 온전하지 않습니다. npm run build를 실행하거나 패키지를 다시 설치하세요',
  'dataset.items':
    '데이터셋: 항목 하나의 크기인 {expected}바이트의 배수여야 하는데 {actual}바이트입니다. 모양이나 항목을 고치세요',
  'dataset.labels':
    '데이터셋: 항목마다 하나씩 레이블이 {expected}개여야 하는데 {actual}개입니다. 항목마다 레이블을 하나씩 주세요',
  'dataset.room':
    '데이터셋: 인덱스마다 항목 하나씩 {expected}바이트의 공간이 필요한데 {actual}바이트입니다. 그 길이의 배열을 주세요',
  'dataset.index':
    '데이터셋: 인덱스는 0 이상 {expected} 이하의 정수여야 하는데 {actual}입니다. 이 데이터셋에 있는 항목만 읽으세요',
  'random.seed':
    '시드: 0 이상 9007199254740991 이하의 정수여야 하는데 {actual}입니다. 이 범위의 시드를 고르세요',
  'random.position':
    '난수 위치: 모두 0은 아닌 부호 없는 32비트 정수 네 개여야 하는데 {actual}입니다. 난수 생성기에서 얻은 위치를 쓰세요',
  'random.below':
    '난수 정수: 상한은 1 이상 4294967296 이하의 정수여야 하는데 {actual}입니다. 이 범위의 상한을 고르세요',
  'training.nonFinite':
    '학습: 값이 유한해야 하는데 에포크 {epoch}, 스텝 {step}에서 {figure} 값이 {actual}입니다. 학습률을 낮추거나(--learning-rate) 데이터에 극단적인 값이 있는지 확인하세요',
  'training.imageSize':
    '{data}: 모델의 입력인 {expected} 크기의 이미지여야 하는데 {actual}입니다. model.input과 층을 그 크기에 맞추거나 다른 데이터를 지정하세요',
  'training.noExamples':
    '{data}: 학습할 예제와 검증할 예제가 하나 이상씩 있어야 하는데 {actual}개입니다. 예제가 있는 데이터를 지정하세요',
  'run.exists':
    '{path}: 실행 결과를 담을 새 폴더나 빈 폴더여야 하는데 이미 파일이 있습니다. --out으로 다른 폴더를 지정하세요',
  'run.unwritable':
    '{path}: 쓸 수 있는 폴더여야 하는데 쓰지 못했습니다({reason}). --out으로 다른 폴더를 지정하거나 권한을 바꾸세요',
  'run.write':
    '{path}: 실행을 여기에 기록해야 하는데 쓰지 못했습니다({reason}). 공간을 비우거나 --out으로 다른 폴더를 지정하세요. 그전에 저장한 것은 온전합니다',
  'recipe.near':
    '레시피 "{name}": 레시피나 설정 파일이어야 하는데 어느 것도 아닙니다. 혹시 {near}인가요?',
  'recipe.unknown':
    '레시피 "{name}": {names} 중 하나이거나 설정 파일이어야 하는데 어느 것도 아닙니다. jamjae recipes를 참고하세요',
  'setting.form':
    '--set {actual}: 경로=값 꼴이어야 하는데 경로나 "="가 없습니다. 예: --set training.optimizer.type=rmsprop',
  'configuration.keyNear': '{where}: {path}은(는) 없는 설정입니다. 혹시 {near}인가요?',
  'configuration.key': '{where}: {path}은(는) 없는 설정입니다. jamjae recipes NAME을 참고하세요',
  'configuration.missing':
    '{where}: {path} 설정이 없습니다. 추가하세요. 예를 보려면 jamjae recipes ch13-vae를 실행하세요',
  'configuration.choice':
    '{where}: {path}: {expected} 중 하나여야 하는데 {actual}입니다. 그중에서 고르세요',
  'configuration.value': '{where}: {path}: 값이 {actual}입니다. {reason}',
  'configuration.shape':
    '{where}: {path}: {expected}이어야 하는데 {actual}입니다. 이 층이나 앞 층의 크기를 바꾸세요',
  'configuration.tooLarge':
    '{where}: 모델의 파라미터는 {expected}개 이하여야 하는데 {actual}개입니다. 잠재 변수를 줄이거나 층을 작게 하세요',
  'configuration.json': '{path}: JSON이어야 하는데 아닙니다({reason}). 그 위치를 고치세요',
  'engine.device':
    '--device {device}: 여기서 쓸 수 있는 백엔드여야 하는데 쓸 수 없습니다({reason}). --device cpu를 쓰세요. jamjae doctor를 참고하세요',
  'cli.number': '{flag}: {expected}여야 하는데 "{actual}"입니다. 알맞은 수를 주세요',
  'cli.choice': '{flag}: {expected} 중 하나여야 하는데 "{actual}"입니다. 그중에서 고르세요',
  'cli.optionNear': '{name}은(는) {command}의 옵션이 아닙니다. 혹시 {near}인가요?',
  'cli.option': '{name}은(는) {command}의 옵션이 아닙니다. jamjae {command} --help를 참고하세요',
  'cli.commandNear': '{name}은(는) 없는 명령입니다. 혹시 {near}인가요?',
  'cli.command': '{name}은(는) 없는 명령입니다. jamjae --help를 참고하세요',
  'cli.missingArgument':
    '{command}: 인자 {name}이(가) 빠졌습니다. jamjae {command} --help를 참고하세요',
  'cli.optionArgument': '{name}: 값이 빠졌습니다. jamjae {command} --help를 참고하세요',
  'cli.excess': '{command}: 인자가 너무 많습니다. jamjae {command} --help를 참고하세요',
  'cli.globalOption': '{name}은(는) jamjae의 옵션이 아닙니다. jamjae --help를 참고하세요',
  'cli.usage': '{reason}. jamjae --help를 참고하세요',
  'cli.error': '오류: {message}',
  'cli.positiveInteger': '양의 정수',
  'cli.threads': '1 이상 {most} 이하의 정수',
  'cli.seed': '0 이상 4294967295 이하의 정수',
  'cli.nonNegative': '0 이상의 수',
  'help.description': '잠재(Jamjae): 오토인코더와 VAE를 학습하고 측정하고 들여다봅니다',
  'help.usage': '사용법:',
  'help.options': '옵션:',
  'help.commands': '명령:',
  'help.arguments': '인자:',
  'help.help': '이 도움말을 보여 줍니다',
  'help.version': '버전을 보여 줍니다',
  'help.lang': '메시지의 언어: en 또는 ko',
  'help.debug': '오류가 코드의 어디에서 났는지 보여 줍니다',
  'help.train': '레시피나 설정 파일을 학습합니다',
  'help.train.name': '레시피 이름(jamjae recipes 참고) 또는 설정 파일의 경로',
  'help.train.data': 'digits(내장), MNIST의 IDX 파일이 든 폴더, 또는 쉼표로 구분한 IDX 파일 네 개',
  'help.train.epochs': '학습 데이터를 도는 횟수',
  'help.train.batchSize': '스텝마다 쓰는 예제 수',
  'help.train.learningRate': '학습률',
  'help.train.latent': '잠재 변수의 수',
  'help.train.seed': '가중치, 순서, 노이즈의 시드: 같은 시드는 같은 결과를 냅니다',
  'help.train.threads': '계산에 쓸 코어 수',
  'help.train.device': '계산할 장치: cpu, webgpu, cuda',
  'help.train.out': '실행 결과 폴더 (기본값: runs/NAME-TIME-ID)',
  'help.train.set':
    '설정 값 하나를 바꿉니다. 예: training.optimizer.type=rmsprop. 여러 번 쓸 수 있습니다',
  'help.train.verbose': '배치 100개마다 한 줄씩 출력합니다',
  'help.train.quiet': '진행 상황 없이 오류만 출력합니다',
  'help.train.json': '표준 출력에 한 줄에 하나씩 JSON 객체를 출력합니다',
  'help.recipes': '레시피 목록이나 레시피 하나의 전체 설정을 보여 줍니다',
  'help.recipes.name': '레시피 이름',
  'help.recipes.json': 'JSON으로 출력합니다',
  'help.doctor': '버전, 백엔드, 스레드를 보여 주고 1초 동안 속도를 잽니다',
  'help.examples': '예:',
  'doctor.works': '사용할 수 있음',
  'doctor.absent': '사용할 수 없음: {reason}',
  'recipes.hint': '학습하기:  jamjae train NAME      모든 설정 보기:  jamjae recipes NAME',
  'unit.nats': '예제당 나트(nat)',
  'unit.meanSquaredError': '픽셀당 평균 제곱 오차',
  'unit.grey': '픽셀이 회색조이므로 베르누이 재구성 값은 가능도가 아니라 교차 엔트로피입니다',
  'progress.start':
    '{name} · {data}: 학습 이미지 {training}개, 검증 이미지 {validation}개\n파라미터 {parameters}개, {device}, 스레드 {threads}개',
  'progress.epoch': '에포크 {epoch}/{epochs}',
  'progress.step': '스텝 {step}/{steps}',
  'progress.speed': '초당 {speed}장',
  'progress.left': '{time} 남음',
  'progress.elbo': '-ELBO {loss} = 재구성 {reconstruction} + KL {kl}',
  'progress.weighted': '손실 {loss} (재구성 {reconstruction}, KL {kl})',
  'progress.elboBrief': '-ELBO {loss} = {reconstruction} + {kl}',
  'progress.weightedBrief': '손실 {loss} ({reconstruction}, {kl})',
  'progress.error': 'MSE {reconstruction}',
  'progress.reconstruction': '재구성 {reconstruction}',
  'progress.batch': '에포크 {epoch}, 배치 {batch}/{batches}: {figures}',
  'progress.stopping':
    '진행 중인 스텝을 마치고 멈춥니다. 바로 끝내려면 Ctrl-C를 한 번 더 누르세요.',
  'result.finished': '완료: 에포크 {epochs}개, 스텝 {steps}개, {seconds}초 (초당 {speed}장).',
  'result.interrupted':
    '에포크 {epochs}개와 스텝 {steps}개를 마치고 중단했습니다. 그때까지 배운 것은 저장되었습니다.',
  'result.unit': '단위: {unit}.',
  'result.run': '실행 폴더',
  'result.pictures': '그림',
  'result.checkpoint': '가중치',
  'result.next': '다음으로 해 보세요:',
  'table.epoch': '에포크',
  'table.time': '시간',
  'table.train': '학습',
  'table.validation': '검증',
  'table.elbo': '-ELBO',
  'table.loss': '손실',
  'table.reconstruction': '재구성',
  'table.short': '재구성',
  'table.meanSquaredError': '픽셀당 MSE',
}
