// Runs: folders, checkpoints, configurations, exports, imports. In Korean.
import type { en } from './en.js'

export const ko: Record<keyof typeof en, string> = {
  'run.exists':
    '{path}: 실행 결과를 담을 새 폴더나 빈 폴더여야 하는데 이미 파일이 있습니다. --out으로 다른 폴더를 지정하세요',
  'run.unwritable':
    '{path}: 쓸 수 있는 폴더여야 하는데 쓰지 못했습니다({reason}). --out으로 다른 폴더를 지정하거나 권한을 바꾸세요',
  'run.write':
    '{path}: 실행을 여기에 기록해야 하는데 쓰지 못했습니다({reason}). 그전에 저장한 것은 온전합니다. 원인(가득 찬 디스크 등)을 없앤 뒤 jamjae resume {path}로 이어 가세요',
  'run.gone':
    '{path}: 실행 폴더가 있어야 하는데 없습니다. 학습하는 동안 지워졌으니 학습을 새로 시작하세요',
  'run.missing': '{path}: run.json이 있는 실행 폴더여야 하는데 아닙니다. 실행 목록: jamjae runs',
  'run.headless':
    '{path}: 실행의 다른 파일들 옆에 run.json이 있어야 하는데 없습니다. 복사본에서 되돌리거나 폴더를 지우세요',
  'run.notFile':
    '{path}: 올바른 run.json이어야 하는데 폴더입니다. 복사본에서 파일을 되돌리거나 실행을 지우세요',
  'run.newer':
    '{path}은(는) 더 새로운 버전의 Jamjae가 썼습니다({actual}, 이 버전은 {expected}). 이 버전은 {field}을(를) 모릅니다. Jamjae를 업데이트하세요',
  'run.unknown':
    '{path}: 이 버전의 Jamjae({expected})는 {field}을(를) 모릅니다. 더 새로운 버전의 Jamjae가 쓴 것 같습니다. Jamjae를 업데이트하세요',
  'format.newer':
    '{path}: 더 새로운 버전의 Jamjae가 쓴 파일입니다(형식 {actual}, 이 버전은 {expected}까지 읽습니다). Jamjae를 업데이트하세요',
  'run.json':
    '{path}: 올바른 run.json이어야 하는데 읽을 수 없습니다({reason}). 복사본에서 되돌리세요',
  'run.incomplete':
    '{path}: 올바른 run.json이라면 있어야 할 {field} 항목이 없습니다. 복사본에서 되돌리세요',
  'run.data':
    '{path}: 실행의 데이터가 {source}에 있어야 하는데 없습니다. 지금 있는 곳을 --data로 지정하세요',
  'run.noTable':
    '{path}: 행을 쓰려면 표로 학습한 결과여야 하는데 이미지로 학습한 결과입니다. --out에 .png로 끝나는 이름을 지정하거나 tabular-vae 레시피로 학습한 결과를 고르세요',
  'run.count': 'sample: 표본의 수는 0 이상의 정수여야 하는데 {actual}입니다. 정수를 주세요',
  'run.images':
    '이미지: 데이터 세트, Uint8Array의 바이트, 모델이 받는 값이 든 Float32Array 중 하나여야 하는데 아닙니다. 그중 하나를 주세요',
  'run.busy':
    '{path}: 학습 중이 아닌 실행이어야 하는데 지금 학습되고 있습니다. 끝날 때까지 기다리세요. 학습하는 프로세스가 없다면 {lock} 파일을 지우세요',
  'checkpoint.missing':
    '{path}: 체크포인트가 있어야 하는데 없습니다. 아직 에포크를 하나도 마치지 않은 실행입니다. 이어서 학습하세요: jamjae resume {run}',
  'checkpoint.failed':
    '{path}: 첫 에포크에서 학습이 실패하여 가중치가 없습니다. 오류: {reason}. 설정을 바꾸어 새로 학습하세요',
  'checkpoint.lost':
    '{path}: 에포크 {epochs}개를 학습한 실행의 체크포인트가 있어야 하는데 없습니다. 복사본에서 되돌리거나, 다른 체크포인트가 남아 있다면 그것을 쓰거나(--weights last 또는 best), 다른 폴더에서 새로 학습하세요',
  'checkpoint.noAverage':
    '{path}: 평균한 가중치가 있어야 하는데 없습니다. 가중치를 평균하지 않고 학습한 실행입니다. --weights last를 쓰거나 --set training.average.decay=0.999로 학습하세요',
  'checkpoint.noBest':
    '{path}: 가장 좋은 체크포인트가 있어야 하는데 없습니다. 아직 검증한 에포크가 없습니다. --weights last를 쓰세요',
  'output.exists':
    '{path}: 새 파일이어야 하는데 이미 있습니다. --out으로 다른 파일을 지정하거나 --force로 덮어쓰세요',
  'output.unwritable':
    '{path}: 쓸 수 있는 곳이어야 하는데 쓰지 못했습니다({reason}). --out으로 다른 곳을 지정하세요',
  'output.extension':
    '{path}: 이름이 {expected}(으)로 끝나야 하는데 {actual}입니다. --out으로 다른 이름을 지정하세요',
  'checkpoint.foreign':
    '{path}: 체크포인트({expected})여야 하는데 다른 파일({actual})입니다. 다른 곳의 가중치를 가져오려면: jamjae import RUN FILE',
  'checkpoint.items':
    '{path}: 텐서 {name}의 값은 float32여야 하는데 {actual}입니다. Jamjae가 쓴 체크포인트를 쓰세요',
  'checkpoint.standing':
    '{path}: 학습이 어디까지 갔는지 담긴 체크포인트여야 하는데 손상되었습니다. 이전 복사본을 쓰세요',
  'run.noPrior':
    '{path}: 표본을 뽑으려면 사전 분포가 있는 모델이어야 하는데 사전 분포가 없는 오토인코더입니다. 이미지의 잠재 변수를 디코딩하세요',
  'export.differs':
    '{file}: 학습한 모델의 출력과의 차이가 {expected} 이하여야 하는데 {actual}입니다. 아무것도 쓰지 않았습니다. 실행의 run.json과 함께 알려 주세요',
  'export.differsThere':
    '{file}: 학습한 모델의 출력과의 차이가 {expected} 이하여야 하는데 {actual}입니다. 아무것도 쓰지 않았습니다. --device cpu로 다시 해 보세요',
  'import.run':
    '{path}: 실행 폴더이거나 새로 만들 --recipe가 있어야 하는데 둘 다 없습니다. 가중치에 맞는 레시피나 설정 파일을 지정하세요',
  'import.recipe':
    '{path}: 이미 있는 실행에는 --recipe를 쓸 수 없는데 {actual}이(가) 지정되었습니다. 빼거나 다른 폴더를 고르세요',
  'import.exists':
    '{path}: 새 실행이어야 하는데 이미 가중치가 있는 실행입니다. 다른 폴더를 고르거나 --force로 가중치, 기록, 체크포인트를 바꾸세요',
  'import.missing':
    '{path}: {missing}에 해당하는 텐서가 있어야 하는데 없습니다. 짝이 없는 텐서: {leftOver}. 예를 들어 --map {theirs}={ours}로 직접 짝지으세요',
  'import.choose':
    '{path}: {missing}에 해당하는 텐서가 있어야 하는데 없습니다. 짝이 없는 텐서: {leftOver}. 그중 {ours}와 모양이 같은 모듈이 여럿입니다: {candidates}. 예를 들어 --map {theirs}={ours}로 어느 것인지 지정하세요',
  'import.noPlace':
    '{path}: {missing}에 해당하는 텐서가 있어야 하는데 없습니다. 짝이 없는 텐서: {leftOver}. 그중 모양이 맞는 모듈이 없습니다. 가중치에 맞는 --recipe나 설정의 크기를 고르거나, --map 파일의_이름={ours}처럼 텐서를 하나씩 짝지으세요',
  'import.spectralNorm':
    '{path}: 일반 가중치여야 하는데 {name}에 스펙트럼 정규화(spectral norm)가 적용되어 있습니다. 저장하기 전에 torch.nn.utils.parametrize.remove_parametrizations(module, "weight")나 torch.nn.utils.remove_spectral_norm(module)으로 없애세요',
  'import.parametrization':
    '{path}: 일반 가중치, 가중치 정규화, 가지치기만 읽을 수 있는데 {name}에 다른 매개변수화가 적용되어 있습니다({actual}). 저장하기 전에 torch.nn.utils.parametrize.remove_parametrizations(module, "weight")로 없애세요',
  'import.lacking':
    '{path}: {missing}에 해당하는 텐서가 있어야 하는데 없습니다. 가중치에 맞는 --recipe를 고르세요',
  'import.leftOver':
    '{path}: 모델에 있는 텐서만 있어야 하는데 {leftOver}도 있습니다. 파일에서 빼거나 다른 --recipe를 고르세요',
  'import.shape':
    '{path}: {theirs}의 모양은 {ours}와 같이 {expected}이어야 하는데 {actual}입니다. 가중치에 맞는 --recipe나 설정의 크기를 고르고, --data로는 그 크기의 이미지를 주세요',
  'import.twice':
    '{path}: {ours}에 해당하는 텐서는 하나여야 하는데 {theirs}와 {other} 둘입니다. --map theirs=ours로 구분하세요',
  'import.map':
    '--map {actual}: 파일의 이름=모델의 이름(텐서나 모듈) 꼴이어야 합니다. 예: --map fc1=encoder.0',
  'import.mapName':
    '--map: {path}에 있는 이름이어야 하는데 {actual}입니다. 파일에 있는 이름: {names}',
  'import.pickle':
    '{path}: safetensors 파일이어야 하는데 PyTorch 파일입니다. 코드가 들어 있을 수 있어 읽지 않습니다. state_dict를 safetensors.torch.save_file로 저장하세요',
  'import.setting':
    '{flag}: 설정을 바꾸려면 --recipe도 있어야 하는데 없습니다. 함께 쓰거나 {flag}을(를) 빼세요',
  'import.items':
    '{path}: 텐서 {name}의 값은 실수(float32나 float64)여야 하는데 {actual}입니다. 먼저 변환하세요',
  'import.finite':
    '{path}: 텐서 {name}에는 유한한 수만 있어야 하는데 {index}번 위치의 값이 {actual}입니다. 제대로 끝난 훈련의 가중치를 저장하세요',
  'checkpoint.damaged':
    '{path}: 저장한 그대로의 수여야 하는데 다릅니다. 손상된 파일입니다. 복사본이나 다른 체크포인트(--weights last 또는 best)를 쓰세요',
  'resume.lost':
    '{path}: 에포크 {epochs}개를 학습한 실행의 마지막 체크포인트가 있어야 하는데 없습니다. 복사본에서 되돌리거나, --weights best에서 이어 가거나, 다른 폴더에서 새로 학습하세요',
  'resume.batchSize':
    '{path}: 에포크 {epoch}의 예제 {taken}개를 이미 학습했으므로 배치 크기가 {expected}이어야 하는데 다릅니다. 에포크가 끝날 때까지 --batch-size 없이 이어서 학습하거나 --weights best에서 이어 가세요',
  'resume.data':
    '{path}: 학습에 쓴 데이터(지문 {expected})여야 하는데 {data}은(는) 다른 데이터(지문 {actual})입니다. 원래 데이터를 --data로 지정하세요',
  'tensorboard.noEvents':
    '{path}: tensorboard 폴더가 있는 실행 폴더여야 하는데 없습니다. 먼저 학습하거나 이어서 학습하세요',
  'tensorboard.absent':
    'tensorboard: 설치된 TensorBoard가 필요한데 PATH에도 {python}에도 없습니다. pip install tensorboard로 설치하세요',
  'tensorboard.unusable':
    'tensorboard: {program} 프로그램을 시작하지 못했습니다({reason}). 실행 권한을 확인하거나 PYTHON에 다른 인터프리터를 지정하세요',
  'latents.extension':
    '{path}: 파일 이름은 {expected} 중 하나로 끝나야 하는데 {actual}입니다. 그중에서 고르세요',
  'latents.shape':
    '{path}: 잠재 변수의 모양은 {expected}이고 개수는 1 이상이어야 하는데 {actual}입니다. 이 모델의 것인지 확인하세요',
  'codes.shape':
    '{path}: 코드의 모양이 {expected}이고 개수가 1 이상이어야 하는데 {actual}입니다. 모양을 바꾸거나 이 모델의 코드인지 확인하세요',
  'codes.number':
    '{path}: 코드의 번호는 0에서 {largest}까지여야 하는데 예제 {index}(0부터 셈)에 {actual}이(가) 있습니다. 이 모델의 코드인지 확인하세요',
  'latents.finite':
    '{path}: 수가 유한해야 하는데 예제 {index}의 잠재 변수 {latent}이(가) {actual}입니다. 그 값을 없애거나 고치세요',
  'latents.labels':
    '{path}: 예제마다 하나씩 레이블이 {expected}개 있어야 하는데 {actual}개입니다. 잠재 변수와 같은 개수로 저장하세요',
  'latents.label':
    '{path}: 레이블은 0 이상 255 이하의 정수여야 하는데 예제 {index}의 레이블이 {actual}입니다. 그 값을 고치세요',
  'latents.mean':
    '{path}: mean이라는 배열이 있어야 하는데 {actual}뿐입니다. 잠재 변수를 그 이름으로 저장하세요. 이산 코드 모델의 코드는 indices입니다',
  'import.incomplete':
    '{path}: 가져온 가중치가 있어야 하는데 없습니다. 가져오기가 중간에 끊겼습니다. --force로 다시 가져오세요',
  'recipe.near':
    '레시피 "{name}": 레시피나 설정 파일이어야 하는데 어느 것도 아닙니다. 혹시 {near}인가요?',
  'recipe.unknown':
    '레시피 "{name}": {names} 중 하나이거나 설정 파일이어야 하는데 어느 것도 아닙니다. jamjae recipes를 참고하세요',
  'setting.form':
    '--set {actual}: 경로=값 꼴이어야 하는데 경로나 "="가 없습니다. 예: --set training.optimizer.type=rmsprop',
  'setting.listTwice':
    '--set {path}: 값 목록이 하나여야 하는데 같은 설정이 두 번 있습니다. 한 번만 쓰세요',
  'setting.list':
    '--set {path}: 쉼표로 나눈 서로 다른 값이어야 하는데 "{actual}"입니다. 값마다 한 번씩만 쓰세요',
  'configuration.keyNear': '{where}: {path}은(는) 없는 설정입니다. 혹시 {near}인가요?',
  'configuration.key': '{where}: {path}은(는) 없는 설정입니다. jamjae recipes NAME을 참고하세요',
  'configuration.keyOfType':
    '{where}: {path}은(는) {type}이(가) 아니라 {types}의 설정입니다. 빼거나 {parent}.type을 바꾸세요',
  'configuration.unquoted':
    "{where}: {path}: 따옴표가 있는 JSON이어야 하는데 {actual}입니다. --set '{path}={example}'로 쓰세요",
  'configuration.missingType':
    "{where}: {path} 설정이 없습니다. {expected} 중 하나입니다. --set '{parent}={example}'로 쓰세요",
  'configuration.missing':
    '{where}: {path} 설정이 없습니다. 추가하세요. 쓸 수 있는 값은 docs/configuration.ko.md에 있고, 설정 전체의 예는 jamjae recipes ch13-vae가 출력합니다',
  'module.configuration':
    '{path}: 모듈이 설정을 내보내지 않습니다. default 또는 configuration으로 내보내세요',
  'module.typescript':
    '{path}: Node {actual}에서는 TypeScript를 읽을 수 없습니다. Node 22.18 이상을 쓰거나 JavaScript 모듈을 쓰세요',
  'module.twice':
    '{path}: {types}은(는) {module}에서도 등록했습니다. 두 모듈 중 하나만 지정하거나 타입의 이름을 바꾸세요',
  'module.failed': '{path}: 모듈을 불러올 수 없습니다: {reason}. 고치세요',
  'module.program':
    '{path}: 기본 제공이 아닌 {types}은(는) 프로그램이 등록했습니다. 그 프로그램에서 실행을 열거나, 등록하는 모듈을 --module FILE로 지정하세요',
  'module.missing':
    '{path}: {types}을(를) 등록하는 모듈 {module}이(가) 없습니다. 되돌려 놓거나 --module FILE로 지정하세요',
  'module.changed':
    '{path}: {types}을(를) 등록하는 모듈 {module}이(가) 그 뒤로 바뀌었습니다. 지금 그대로 쓰려면 --module {module}을 지정하세요',
  'module.untrusted':
    '{path}: {types}을(를) 등록하는 모듈 {module}은(는) 이 컴퓨터에서 쓴 적이 없습니다. 믿을 수 있다면 --module {module}을 지정하세요',
  'module.type':
    '{path}: 모듈 {module}이(가) 더는 {types}을(를) 등록하지 않습니다. 등록하는 모듈을 --module FILE로 지정하세요',
  'registry.schema':
    '등록한 {kind}에 type이 없습니다. z.strictObject({ type: z.literal("name"), … }) 같은 스키마를 주세요',
  'registry.part': '등록한 {kind} {actual}에 함수 {missing}이(가) 없습니다. 추가하세요',
  'registry.failed': '{path}: {kind} {actual}에서 오류가 났습니다: {reason}. {module}에서 고치세요',
  'registry.nothing': 'build의 결과가 {actual}입니다',
  'registry.program': '이를 등록한 프로그램',
  'layer.outputShape':
    '{path}: outputShape에 따르면 모양이 {expected}이어야 하는데 build의 결과는 {actual}입니다(첫 차원은 배치). {module}에서 둘 중 하나를 고치세요',
  'registry.fields':
    '{actual}: 스키마에 {missing}이(가) 없습니다. 추가하세요 (모델이면 ...networkFields)',
  'model.initial':
    '{name}: 초깃값은 { constant: 수 }, { bound: 수 } 또는 { deviation: 수 }여야 합니다. 이 변수를 만드는 층을 고치세요',
  'objective.likelihood':
    '목적 함수 {objective}에는 단위가 나트인 가능도가 필요합니다. 평균 제곱 오차 대신 다른 가능도를 쓰세요',
  'objective.klTerm':
    '목적 함수 {objective}에는 자체 가중치가 있어 {unused}이(가) 아무 효과도 없습니다. 빼세요',
  'objective.prior':
    '목적 함수 {objective}은(는) 사전 분포가 N(0, I)일 때만 쓸 수 있습니다. model.prior를 빼거나 다른 목적 함수를 쓰세요',
  'objective.posterior':
    '목적 함수 {objective}은(는) 사후 분포가 대각 가우스 분포일 때만 쓸 수 있습니다. model.posterior를 빼거나 다른 목적 함수나 기울기를 쓰세요',
  'model.freeBits':
    'model.freeBits: KL이 잠재 변수별 합인 모델이어야 하는데, 이 모델의 KL은 표본으로 추정합니다. model.freeBits를 빼거나, model.prior와 model.posterior를 빼세요',
  'prior.posterior':
    '사전 분포 {prior}은(는) 사후 분포를 섞어 만들므로 플로(model.posterior)나 조건(model.condition)과 함께 쓸 수 없습니다. 이들을 빼거나 다른 사전 분포를 쓰세요',
  'registry.objective': '목적 함수',
  'registry.prior': '사전 분포',
  'registry.posterior': '사후 분포',
  'registry.layer': '층',
  'registry.likelihood': '가능도',
  'registry.optimizer': '옵티마이저',
  'registry.model': '모델',
  'registry.builtIn': '{kind} {actual}은(는) 기본으로 들어 있습니다. 다른 이름으로 등록하세요',
  'registry.name':
    '{kind}의 type: 소문자로 시작하고 영문자와 숫자로 된 이름이어야 하는데 {actual}입니다',
  'configuration.choice':
    '{where}: {path}: {expected} 중 하나여야 하는데 {actual}입니다. 그중에서 고르세요',
  'configuration.name': '{where}: {path}: 문자, 숫자, 붙임표여야 하는데 {actual}입니다. 고치세요',
  'configuration.typed':
    '{where}: {path}: type이 있는 객체여야 하는데 {actual}입니다. --set에서는 {path}.type={name}, 파일에서는 { "type": {actual} }로 쓰세요',
  'configuration.value': '{where}: {path}: {expected}(이)어야 하는데 {actual}입니다. 고치세요',
  'expected.integer': '정수',
  'expected.number': '수',
  'expected.text': '문자열',
  'expected.boolean': 'true 또는 false',
  'expected.list': '목록',
  'expected.increasing': '점점 커지는 수의 목록',
  'expected.object': '중괄호로 묶은 객체',
  'expected.choice': '{values} 중 하나',
  'expected.value': '{value}',
  'expected.or': '{one} 또는 {other}',
  'expected.atLeast': '{limit} 이상의 수',
  'expected.above': '{limit}보다 큰 수',
  'expected.atMost': '{limit} 이하의 수',
  'expected.below': '{limit}보다 작은 수',
  'expected.length.atLeast': '{limit}자 이상의 문자열',
  'expected.length.above': '{limit}자보다 긴 문자열',
  'expected.length.atMost': '{limit}자 이하의 문자열',
  'expected.length.below': '{limit}자보다 짧은 문자열',
  'expected.count.atLeast': '값이 {limit}개 이상인 목록',
  'expected.count.above': '값이 {limit}개보다 많은 목록',
  'expected.count.atMost': '값이 {limit}개 이하인 목록',
  'expected.count.below': '값이 {limit}개보다 적은 목록',
  'configuration.shape':
    '{where}: {path}: {expected}(이)어야 하는데 {actual}입니다. 이 층이나 앞 층의 크기를 바꾸세요',
  'configuration.outputShape':
    '{where}: {path}: {expected}(이)어야 하는데 {actual}입니다. 이 층의 출력 크기는 model.input과 model.likelihood에서 정해지므로, 이 층의 다른 설정이나 model.decoder의 층을 바꾸세요',
  'configuration.tooLarge':
    '{where}: 모델의 파라미터는 {expected}개 이하여야 하는데 {actual}개입니다. 잠재 변수를 줄이거나 층을 작게 하세요',
  'configuration.json': '{path}: JSON이어야 하는데 아닙니다({reason}). 그 위치를 고치세요',
  'export.done': '{path}  {size} MB  가장 큰 차이 {difference}',
  'import.done': '{file}의 텐서 {count}개가 {run}의 가중치가 되었습니다.',
  'resume.over': '{run}은(는) 에포크 {epochs}개를 모두 학습했습니다. 더 학습하려면: {command}',
  'resume.stoppedEarly':
    '{run}은(는) 에포크 {epochs}개 뒤에 조기 종료했습니다. 더 참고 학습하려면: {command} --patience 20',
}
