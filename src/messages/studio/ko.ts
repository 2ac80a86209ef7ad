// The studio: its server, and sites that it publishes. In Korean.
import type { en } from './en.js'

export const ko: Record<keyof typeof en, string> = {
  'page.training.nonFinite':
    '학습이 잘되지 않았습니다. 에포크 {epoch}, 스텝 {step}에서 {figure} 값이 {actual}이 되었습니다. 학습률을 낮추거나 데이터에 극단적인 값이 있는지 확인하세요',
  'page.training.domain':
    '{data}: 이 모델이 다루는 {from} 이상 {to} 이하의 값이어야 하는데 {least}에서 {most} 사이의 값이 있습니다. 데이터의 스케일을 minmax로 바꾸거나, 평균이 항등인 가우스 가능도를 고르세요. 이미 학습한 실행에는 그 데이터와 같은 단위의 값을 지정하세요',
  'page.model.onlyTables':
    '표를 위한 레시피인데 데이터는 표가 아니라 {actual} 크기의 이미지입니다. 원본에 표(.csv나 .parquet)를 적거나 conv-vae처럼 이미지를 위한 레시피를 고르세요',
  'page.run.write':
    '실행을 기록하지 못했습니다({reason}). 그전에 저장한 것은 온전합니다. 원인(가득 찬 디스크 등)을 없앤 뒤 이어서 학습하세요',
  'page.run.gone': '학습하는 동안 실행 폴더가 지워졌습니다. 새 실행을 시작하세요',
  'page.image.tooLarge': '그림이 {expected}백만 픽셀보다 큽니다. 줄여 주세요',
  'page.run.data': '이 실행의 데이터가 이제 {source}에 없습니다. 그 자리에 다시 두세요',
  'page.checkpoint.missing':
    '아직 에포크를 하나도 마치지 않아 보여 줄 것이 없습니다. 이어서 학습하거나 이 설정으로 새 실행을 시작하세요',
  'page.checkpoint.lost':
    '에포크 {epochs}개를 학습한 실행인데 {path} 파일이 없습니다. 복사본에서 되돌리거나 이 설정으로 새 실행을 시작하세요',
  'page.scale.constant':
    '{data}: 서로 다른 값이 있어야 하는데 모두 {actual}입니다. 바꿀 것이 없으니 스케일을 비워 두세요',
  'page.images.broken':
    "{path}: PNG나 JPEG 같은 온전한 그림이어야 하는데 아닙니다({reason}). 변환하거나 다시 복사하거나, '손상된 그림 건너뛰기'를 고르세요",
  'page.images.sizes':
    '{path}: 그림의 크기가 모두 같아야 하는데 {actual}가지입니다. 많은 순서로 {sizes}(높이x너비)입니다. 이미지 크기를 하나 고르세요(예: {most})',
  'page.images.tooLarge':
    '{path}: 이미지 하나가 {expected}바이트 이하여야 하는데 {actual}바이트입니다. 더 작은 이미지 크기를 고르세요',
  'page.table.text':
    '{path}: {line}번째 줄 {column} 열은 수여야 하는데 {actual}입니다. 그 열이 클래스라면 레이블에 {column}을 적고, 텍스트나 결측값이 있는 표라면 tabular-vae 레시피를 고르세요',
  'page.table.size':
    '{path}: {size} 이미지라면 값의 열이 {grey}개, 컬러라면 {colour}개여야 하는데 {actual}개입니다. 맞는 이미지 크기를 고르고 클래스가 든 열을 레이블에 적으세요',
  'page.resume.data':
    '{path}: 학습에 쓴 데이터여야 하는데 {data}은(는) 다른 데이터입니다. 원래 데이터를 그 자리에 다시 두세요',
  'page.configuration.key': '{path}은(는) 없는 설정입니다. 레시피를 골라서 고치세요',
  'page.configuration.keyNear': '{path}은(는) 없는 설정입니다. 혹시 {near}인가요?',
  'page.configuration.choice':
    '{path}: {expected} 중 하나여야 하는데 {actual}입니다. 그중에서 고르세요',
  'page.configuration.name': '{path}: 문자, 숫자, 붙임표여야 하는데 {actual}입니다. 고치세요',
  'page.configuration.value': '{path}: {expected}(이)어야 하는데 {actual}입니다. 고치세요',
  'page.configuration.shape':
    '{path}: {expected}이어야 하는데 {actual}입니다. 이 층이나 앞 층의 크기를 바꾸세요',
  'page.configuration.outputShape':
    '{path}: {expected}이어야 하는데 {actual}입니다. 이 층의 출력 크기는 데이터와 가능도에서 정해지므로, 이 층의 다른 설정이나 디코더의 층을 바꾸세요',
  'page.configuration.tooLarge':
    '모델의 파라미터는 {expected}개 이하여야 하는데 {actual}개입니다. 잠재 변수를 줄이거나 층을 작게 하세요',
  'page.configuration.unquoted':
    '{path}: 중괄호로 된 객체여야 하는데 {actual}입니다. {example}로 쓰세요',
  'page.configuration.missingType':
    '{path} 설정이 없습니다. {expected} 중 하나입니다. {parent}을(를) {example}로 쓰세요',
  'page.configuration.missing': '{path} 설정이 없습니다. 추가하거나, 레시피를 골라서 고치세요',
  'studio.noRun':
    '실행 {name}: 이 폴더에 있는 실행의 이름이어야 하는데 그런 이름이 없습니다. 실행 목록을 확인하세요',
  'studio.noFile': '{file}: 이 주소에는 아무것도 없습니다. 주소를 확인하세요',
  'studio.otherFile':
    '{file}: 이 버전을 빌드할 때 쓴 파일({place})이어야 하는데 다른 파일이거나 없습니다. Jamjae를 다시 설치하세요',
  'studio.outside':
    '{name}: 실행 폴더 안의 폴더여야 하는데 밖으로 이어지는 링크입니다. 그 폴더를 --runs로 지정해 스튜디오를 여세요',
  'studio.outsidePart':
    '실행 {name}: {part}이(가) 실행의 폴더 안에 있어야 하는데 밖으로 이어지는 링크입니다. 링크 대신 링크가 가리키는 것을 그 자리에 두세요',
  'studio.noPage':
    '스튜디오: 빌드된 페이지가 {path}에 있어야 하는데 없습니다. 다음 명령으로 빌드하세요: npm run build',
  'studio.foreign':
    '스튜디오: {header}가 이 스튜디오의 것이어야 하는데 {actual}입니다. jamjae studio가 알려 준 주소를 여세요',
  'studio.token':
    '스튜디오: 토큰이 필요한데 없거나 다릅니다. jamjae studio가 알려 준, 토큰이 든 주소를 여세요',
  'studio.type': '요청: 본문의 형식은 {expected}여야 하는데 {actual}입니다. 그 형식으로 보내세요',
  'studio.body': '요청: 본문이 API의 설명과 다릅니다({reason}). /api/openapi.json을 참고하세요',
  'studio.bodyEnded': '요청: 본문이 도중에 끊겼습니다({reason}). 다시 보내세요',
  'studio.method':
    '{file}: 메서드가 {expected} 중 하나여야 하는데 {actual}입니다. /api/openapi.json을 참고하세요',
  'studio.tooLarge': '요청: {expected}바이트 이하여야 하는데 더 큽니다. 더 작은 것을 보내세요',
  'studio.busyRun':
    '실행 {name}: 학습 중이거나 대기열에서 기다리는 중이라 지금은 할 수 없습니다. 먼저 멈추거나 대기열에서 빼세요',
  'studio.trainedElsewhere':
    '실행 {name}: 다른 프로그램({host}의 프로세스 {pid})이 학습하고 있어 지금은 할 수 없습니다. 먼저 그곳에서 멈추세요',
  'studio.evaluating': '실행 {name}: 이미 평가하고 있습니다. 끝날 때까지 기다리세요',
  'studio.goneRun':
    '실행 {name}: 평가하는 동안 실행 폴더가 지워졌습니다. 되살린 뒤 다시 평가하세요',
  'studio.notTraining':
    '실행 {name}: 지금 학습 중인 실행이어야 하는데 그렇지 않습니다. 페이지를 새로 고치세요',
  'studio.notQueued': '대기열: 기다리는 학습의 번호여야 하는데 {id}입니다. 페이지를 새로 고치세요',
  'studio.otherData':
    '데이터 {source}: 이 실행을 학습한 데이터여야 하는데 다른 데이터입니다. 같은 데이터를 그곳에 두세요',
  'studio.noTrash': '휴지통 {id}: 지운 실행의 번호여야 하는데 없습니다. 이미 되살렸을 수 있습니다',
  'studio.nameTaken':
    '실행 {name}: 같은 이름의 실행이 이미 있습니다. 그 폴더의 이름을 바꾸고 다시 하세요',
  'studio.noPictures':
    '모델: 그림([높이, 너비], 또는 채널이 하나나 셋인 [채널, 높이, 너비])을 받는 모델이어야 하는데 {actual}입니다. 다른 실행을 쓰세요',
  'studio.rows':
    '모델 {name}: 그림을 받는 모델이어야 하는데 표의 행을 받는 모델입니다. 그림으로 학습한 실행을 쓰세요',
  'studio.over':
    '실행 {name}: 이미 에포크 {epochs}개를 마쳤으므로 더 많은 에포크가 필요합니다. 모두 몇 개로 할지 정하세요',
  'studio.portBusy':
    '스튜디오: 비어 있는 포트가 필요한데 {port}번은 다른 프로그램이 쓰고 있습니다. --port로 다른 포트를 고르세요',
  'studio.host':
    '스튜디오: --host는 이 컴퓨터의 주소여야 하는데 {host}입니다({reason}). 127.0.0.1이나, 모든 주소를 뜻하는 0.0.0.0을 쓰세요',
  'studio.notFolder': '{path}: 실행을 둘 폴더여야 하는데 파일입니다. --runs로 폴더를 지정하세요',
  'studio.new': '{folder} 폴더가 없어서 새로 만들었습니다.',
  'studio.system':
    '실행 폴더: 읽고 쓸 수 있어야 하는데 그렇지 않습니다({reason}). 디스크와 쓰기 권한을 확인하세요',
  'studio.open': '{folder}의 스튜디오: {address}',
  'studio.usualBusy': '{usual}번 포트를 다른 프로그램이 쓰고 있어 {port}번 포트로 엽니다.',
  'studio.public':
    '주의: 다른 컴퓨터에서 {host}(으)로 이 스튜디오에 접속할 수 있습니다. 토큰이 든 주소를 아는 사람은 누구나 학습하고 실행을 지우고 데이터를 읽을 수 있으며, 통신은 암호화되지 않습니다.',
  'studio.outer': '다른 컴퓨터에서: {address}',
  'studio.leave': 'Ctrl-C로 끝냅니다.',
  'studio.recalled': '남아 있던 대기열을 이어 갑니다. 기다리던 학습은 {runs}개입니다.',
  'studio.closing':
    '닫는 중입니다. 학습하던 것을 먼저 저장합니다. 바로 나가려면 Ctrl-C를 한 번 더 누르세요.',
  'publish.other':
    '{path}: 게시된 사이트가 있는 폴더여야 하는데 다른 것이 있어 덮어쓰지 않습니다. 다른 폴더를 지정하세요',
  'publish.asFile': '이 페이지는 웹 서버를 거쳐야 열립니다',
  'publish.asFileWhy':
    '파일로 연 페이지에서는 브라우저가 프로그램도 데이터도 불러오지 않습니다. 이 파일이 있는 폴더에서, 터미널에 다음 명령 중 하나를 입력해 서버를 시작하세요.',
  'publish.asFileThen':
    '그런 다음 {address}을 여세요. 웹 호스팅 어디에든 폴더를 그대로 올려도 됩니다.',
  'publish.noScript':
    '학습한 모델을 보여 주는 이 페이지에는 자바스크립트가 필요합니다. 허용한 뒤 새로 고치세요.',
  'publish.writing': '쓰는 중',
  'publish.done': '{out}: 파일 {files}개, {size} MB. 어떤 파일 서버에든 올릴 수 있습니다.',
}
