// Data sets: files, folders of images, downloads, splits, scaling. In Korean.
import type { en } from './en.js'

export const ko: Record<keyof typeof en, string> = {
  'gzip.truncated':
    '{path}: 온전한 gzip 파일이어야 하는데 {offset}바이트에서 끝납니다. 파일을 다시 내려받거나 복사하세요',
  'gzip.tooLong':
    '{path}: 파일에 적힌 크기에 따르면 압축을 푼 크기가 {expected}바이트여야 하는데 더 깁니다. 파일을 다시 내려받거나 복사하세요',
  'gzip.corrupt':
    '{path}: 온전한 gzip 파일이어야 하는데 손상되었습니다({reason}). 파일을 다시 내려받거나 복사하세요',
  'data.tooLarge':
    '{path}: 통째로 읽는 파일이므로 2 GiB보다 작아야 하는데 그보다 큽니다. 더 작은 파일을 지정하세요. 압축하지 않은 .npy와 IDX 파일은 크기에 상관없이 읽습니다',
  'data.missing':
    '{path}: 파일이나 폴더가 있어야 하는데 이 경로에 아무것도 없습니다. 경로를 확인하세요',
  'data.notFolder':
    '{path}: 폴더여야 하는데 파일입니다. 그 파일이 들어 있는 폴더나 쉼표로 구분한 파일 네 개를 지정하세요',
  'data.notFile': '{path}: 파일이어야 하는데 폴더입니다. 폴더 안의 파일을 지정하세요',
  'data.notRegular':
    '{path}: 파일이나 폴더여야 하는데 끝나지 않을 수 있는 파이프, 소켓 또는 장치입니다. 내용을 파일로 저장해 주세요',
  'data.unreadable': '{path}: 읽을 수 있어야 하는데 읽지 못했습니다({reason}). 권한을 확인하세요',
  'data.incomplete':
    '{path}: 폴더에 {expected} 또는 {expected}.gz 같은 파일이나 그림이 있어야 하는데 없습니다. 파일을 넣거나 다른 폴더를 지정하세요',
  'data.largeInteger':
    '{path}: 정수는 float32로 나타낼 수 있는 ±2^24 안에 있어야 하는데 0부터 세어 항목 {item}의 값이 {actual}입니다. 값의 크기를 줄이거나 실수로 저장하세요',
  'data.largeNumber':
    '{path}: 값은 float32에 담기는 ±3.4e38 안의 수여야 하는데 항목 {item}(0부터)에 {actual}이(가) 있습니다. 값을 줄이거나 그 항목을 없애세요',
  'data.notFiniteAt':
    '{path}: 유한한 수여야 하는데 바이트 {offset}(0부터 세어 항목 {item})의 값이 {actual}입니다. 그 값을 지우거나 바꾸세요',
  'data.lost':
    '{path}: 바이트 {offset}부터 이어서 읽어야 하는데 읽지 못했습니다({reason}). 파일을 원래대로 돌려놓으세요. 여기서 끝난 학습은 jamjae resume으로 이어집니다',
  'data.shrunk':
    '{path}: 파일이 그대로 있어야 하는데 이제 바이트 {offset}에서 끝납니다. 온전한 파일을 돌려놓으세요. 여기서 끝난 학습은 jamjae resume으로 이어집니다',
  'data.changed':
    '{path}: 읽는 동안 파일이 그대로 있어야 하는데 그사이 바뀌었습니다. 원래 파일을 돌려놓거나 이 파일로 처음부터 시작하세요',
  'system.EACCES': 'EACCES: 권한이 없음',
  'system.EPERM': 'EPERM: 허용되지 않은 작업',
  'system.ENOSPC': 'ENOSPC: 디스크 공간 부족',
  'system.EROFS': 'EROFS: 읽기 전용 파일 시스템',
  'system.EMFILE': 'EMFILE: 열린 파일이 너무 많음',
  'system.ENAMETOOLONG': 'ENAMETOOLONG: 이름이 너무 김',
  'system.EEXIST': 'EEXIST: 파일이 이미 있음',
  'system.EBUSY': 'EBUSY: 다른 프로그램이 쓰고 있음',
  'system.EIO': 'EIO: 입출력 오류',
  'system.ELOOP': 'ELOOP: 심볼릭 링크가 너무 많이 이어짐',
  'system.EISDIR': 'EISDIR: 폴더에는 할 수 없는 작업',
  'system.ENOTDIR': 'ENOTDIR: 폴더가 아님',
  'system.ENOENT': 'ENOENT: 파일이나 폴더가 없음',
  'cache.room':
    '{path}: 디코딩한 데이터를 둘 공간이 {expected}바이트 있어야 하는데 {actual}바이트뿐입니다. 공간을 비우거나 JAMJAE_DATA에 다른 디스크의 폴더를 지정하세요',
  'cache.unwritable':
    '{path}: 디코딩한 데이터를 이 폴더에 보관해야 하는데 그럴 수 없습니다({reason}). JAMJAE_DATA에 다른 폴더를 지정하세요',
  'data.notImages':
    '{path}: 항목 파일은 2차원 이상(개수, 그리고 높이와 너비 등)이어야 하는데 레이블 파일처럼 {actual}차원입니다. 파일의 순서를 확인하세요',
  'data.notLabels':
    '{path}: 레이블 파일은 {expected}차원(개수)이어야 하는데 이미지 파일처럼 {actual}차원입니다. 파일의 순서를 확인하세요',
  'data.noImages':
    '{path}: 픽셀이 있는 이미지가 하나 이상 있어야 하는데 크기가 {actual}입니다. 이미지가 들어 있는 파일을 지정하세요',
  'data.labelCount':
    '{path}: {other}의 이미지마다 하나씩 레이블이 {expected}개여야 하는데 {actual}개입니다. 서로 맞는 레이블과 이미지를 지정하세요',
  'data.imageSize':
    '{path}: {other}처럼 이미지의 크기가 {expected}픽셀이어야 하는데 {actual}픽셀입니다. 학습용과 검증용 이미지의 크기를 맞추세요',
  'data.fileCount':
    '데이터 "{source}": 쉼표로 구분한 파일 두 개(이미지, 레이블), 네 개(학습 이미지, 학습 레이블, 검증 이미지, 검증 레이블) 또는 여섯 개(시험 이미지와 레이블까지)여야 하는데 {actual}개입니다. 모두 적으세요',
  'data.otherFile':
    '{path}: 이름이 .npy, .npz, .csv, .tsv, .parquet 중 하나로 끝나는 파일, 그림이 든 폴더, IDX 파일 중 하나여야 하는데 다른 종류의 파일입니다. 변환하거나 이름을 바로잡으세요',
  'data.onePicture':
    '{path}: 그림이 든 폴더여야 하는데 그림 파일 하나입니다. 그 그림이 든 폴더를 지정하세요',
  'data.listed':
    '데이터 "{source}": 쉼표로는 IDX, .npy, .npz 파일만 나열할 수 있는데 {actual}이(가) 있습니다. 하나만 지정하세요',
  'listed.arrays':
    '{path}: 다른 파일과 함께 나열한 파일에는 배열이 하나여야 하는데 {actual}이(가) 있습니다. 그 파일만 지정하고 --array와 --label을 쓰세요',
  'data.typo':
    '데이터 "{source}": 데이터 세트의 이름, IDX 파일이나 그림이 든 폴더, .npy, .npz, CSV, Parquet 파일, IDX 파일 중 하나여야 하는데 어느 것도 아닙니다. 혹시 {nearest}인가요?',
  'data.source':
    '데이터 "{source}": digits와 sprites(내장), {names}(내려받음), IDX 파일이나 그림이 든 폴더, .npy, .npz, CSV, Parquet 파일, 쉼표로 구분한 IDX 파일 중 하나여야 하는데 어느 것도 아닙니다. 철자와 경로를 확인하세요',
  'data.name': '데이터 {name}: {names} 중 하나여야 하는데 아닙니다. jamjae data list를 참고하세요',
  'data.nameNear': '데이터 {name}: 데이터 세트의 이름이어야 하는데 아닙니다. 혹시 {near}인가요?',
  'factors.count':
    '{path}: 분할 {split}의 예제 순서대로 예제마다 한 행씩 {expected}행이어야 하는데 {actual}행입니다. 예제마다 한 행을 주거나 --split으로 다른 분할을 고르세요: {splits}',
  'factors.countOfAll':
    '{path}: 데이터의 예제 순서대로 예제마다 한 행씩 {expected}행이어야 하는데 {actual}행입니다. 예제마다 한 행을 주거나 --split으로 분할을 고르세요: {splits}',
  'factors.none': '{path}: 인자의 열이 있어야 하는데 하나도 없습니다. 인자마다 한 열을 주세요',
  'factors.notFinite':
    '{path}: 유한한 수여야 하는데 {item}행(0부터)의 {factor} 값이 그렇지 않습니다. 고치세요',
  'factors.missing': '{path}, {line}번째 줄: 열 {column}에 값이 있어야 하는데 빈칸입니다. 채우세요',
  'factors.extension':
    '{path}: 인자는 CSV, Parquet, .npy, .npz 파일이어야 하는데 아닙니다. --factors에 그런 파일을 주세요',
  'factors.matrices':
    '{path}: 축이 둘인 배열이 하나여야 하는데 {actual}이(가) 있습니다. 인자의 배열만 저장하세요',
  'factors.shape':
    '{path}: [예제, 인자] 배열이어야 하는데 {actual}입니다. 축이 둘인 배열로 저장하세요',
  'download.failed':
    '{name}: 내려받아야 하는데 어디에서도 받지 못했습니다: {tried}. 네트워크를 확인하고 다시 시도하거나, {files} 파일을 {folder}에 직접 넣으세요',
  'download.mirror':
    'JAMJAE_MIRROR: 쉼표로 구분한 http 주소여야 하는데 {actual}입니다. 고치거나 지우세요',
  'download.unwritable':
    '{path}: 내려받은 파일을 쓸 수 있어야 하는데 쓸 수 없습니다({reason}). 문제를 해결하거나 JAMJAE_DATA에 다른 폴더를 지정하세요',
  'cifar.missing':
    '{path}: 아카이브에 {expected} 파일이 있어야 하는데 없습니다. CIFAR-10의 이진(binary) 버전을 쓰세요',
  'cifar.size':
    '{path}: {batch}의 크기가 {expected}바이트여야 하는데 {actual}바이트입니다. 아카이브를 다시 내려받거나 복사하세요',
  'cifar.label':
    '{path}: {batch}의 {offset}번째 바이트에 0부터 9까지의 레이블이 있어야 하는데 {actual}입니다. 아카이브를 다시 내려받거나 복사하세요',
  'data.digits':
    '{path}: 내장 숫자 데이터가 있어야 하는데 폴더가 온전하지 않습니다. npm run build를 실행하거나 패키지를 다시 설치하세요',
  'data.notFinite':
    '{data}: 값은 유한한 수여야 하는데 항목 {item}의 {place}번째 자리(모두 0부터)가 {actual}입니다. 그 값을 없애거나 바꾸세요',
  'scale.constant':
    '{data}: 값이 서로 달라야 하는데 모두 {actual}입니다. 이런 데이터로는 배울 것이 없으니 어떻게 만들었는지 확인하세요',
  'scale.rows':
    '{data}: 열마다 사분위수로 스케일링하려면 수로 된 행이나 표여야 하는데 {actual} 이미지입니다. --scale standard나 minmax를 고르세요',
  'scale.itemType':
    '{data}: 실행을 학습하고 스케일링할 때처럼 항목 형식이 {expected}여야 하는데 {actual}입니다. 형식을 바꾸세요',
  'image.broken':
    '{path}: PNG나 JPEG 같은 온전한 그림이어야 하는데 아닙니다({reason}). 변환하거나 다시 복사하세요',
  'image.tooLarge': '{path}: 그림은 {expected}백만 픽셀 이하여야 하는데 더 큽니다. 줄여 주세요',
  'image.shape':
    '{path}: 그림 파일은 회색조나 컬러 이미지의 모델에만 쓸 수 있는데 모델의 입력이 {actual}입니다. .npy 파일로 데이터를 주세요',
  'images.shape':
    '{path}: 이미지의 모양은 {expected}이어야 하는데 {actual}입니다. 배열의 모양을 바꾸세요',
  'images.flatSize':
    '{path}: {size} 이미지라면 예제마다 값이 {expected}개(컬러는 {colour}개)여야 하는데 {actual}개입니다. 맞는 --size를 고르세요',
  'axes.letters':
    '축 {axes}: N(개수)과 {expected} 가운데 다른 글자를 한 번씩만 써야 하는데 그렇지 않습니다. NHWC처럼 축마다 한 글자를 지정하세요',
  'axes.rank':
    '{path}: --axes {axes}대로라면 축이 {expected}개여야 하는데 배열의 모양이 {actual}입니다. 축마다 한 글자를 지정하세요',
  'axes.count':
    '{path}: 예제는 첫 축을 따라 있어야 하는데 배열의 모양이 {actual}이고 축은 {other}인 듯합니다. 그렇다면 --axes {other}, 아니라면 --axes {read}를 더하세요',
  'axes.memory':
    '{path}: 예제가 첫 축에 있지 않으면 {expected}바이트까지 읽는데 {actual}바이트입니다. numpy.moveaxis로 축을 옮겨 다시 저장하면 크기 제한이 없습니다',
  'idx.sets':
    '{path}: 한 데이터 세트의 파일만 있어야 하는데 여러 세트가 있습니다: {actual}. 세트마다 폴더를 따로 만들거나 파일을 쉼표로 나열하세요',
  'images.alphaRange':
    '{path}: 투명도가 있는 이미지(--background)는 바이트이거나 0부터 1까지의 수여야 하는데 {least}부터 {most}까지입니다. 먼저 값을 바꾸거나 --background를 빼세요',
  'images.none':
    '{path}: 값이 있는 예제가 하나 이상 있어야 하는데 배열의 모양이 {actual}이어서 하나도 없습니다. 예제가 든 배열을 지정하세요',
  'labels.class255':
    '{path}: 레이블이 없는 예제가 있으면 클래스는 0 이상 254 이하로 255개까지여야 하는데 클래스 255가 있습니다. 클래스에 0부터 번호를 붙이거나 일부를 합치거나, 레이블을 채우세요',
  'labels.classes255':
    '{path}: 레이블이 없는 예제가 있으면 클래스는 255개 이하여야 하는데 {actual}개입니다. 일부를 합치거나 레이블을 채우세요',
  'labels.oneHotRow':
    '{path}: 레이블의 원-핫 행마다 1이 하나씩 있어야 하는데 {row}번 행(0부터)은 그렇지 않습니다. 고치세요. 레이블이 없는 예제가 있으면 클래스 번호로 적고 없는 것은 −1로 적으세요',
  'labels.none':
    '{source}: 레이블이 하나 이상 있어야 하는데 모두 비어 있습니다. 일부를 채우거나 레이블 없이 이미지만 지정하세요',
  'images.labelType':
    '{path}: 레이블은 0 이상 255 이하의 정수이거나 레이블이 없다는 뜻의 −1이어야 하는데 {actual}입니다. 클래스에 그런 번호를 붙이세요',
  'images.labelCount':
    '{path}: 이미지마다 하나씩(또는 원-핫 행으로) 레이블이 {expected}개여야 하는데 배열의 모양이 {actual}입니다. 서로 맞는 레이블과 이미지를 지정하거나, 레이블을 쓰지 않으려면 --label none을 쓰세요',
  'images.manyLabels':
    '{path}: 레이블의 클래스는 256개까지여야 하는데 서로 다른 텍스트가 {actual}개입니다. 클래스를 나타내는 레이블을 지정하세요',
  'images.arrays':
    '{path}: {expected} 배열이 있어야 하는데 {actual}뿐입니다. 이미지 배열의 이름은 --array로, 레이블 배열의 이름은 --label로 지정하세요',
  'images.broken':
    '{path}: PNG나 JPEG 같은 온전한 그림이어야 하는데 아닙니다({reason}). 변환하거나 다시 복사하세요. 그런 그림을 빼고 하려면 --skip-broken을 쓰세요',
  'images.sizes':
    '{path}: 그림의 크기가 모두 같아야 하는데 {actual}가지입니다. 많은 순서로 {sizes}(높이x너비)입니다. 예를 들어 --size {suggested}처럼 하나를 고르세요',
  'image.sampleType':
    '{path}: 표본이 부호 없는 8비트나 16비트 정수인 그림이어야 하는데 {actual}입니다. 변환하거나, 모든 그림을 NumPy 배열 [개수, 높이, 너비]로 저장해 --scale minmax로 학습하세요',
  'image.samples':
    '{path}: 픽셀당 표본이 1개(회색조) 또는 3개(컬러)이고 투명도만 더 있을 수 있는 그림이어야 하는데 {actual}개입니다. 학습할 표본만 그림으로, 또는 전부를 NumPy 배열 [개수, 표본, 높이, 너비]로 저장하세요',
  'images.manySizes':
    '{path}: 그림의 크기가 모두 같아야 하는데 {least}부터 {most}까지 {actual}가지입니다(높이 먼저). 하나를 고르세요. 예: --size {suggested}',
  'images.otherFormat':
    '{path}: PNG, JPEG, WebP, GIF, AVIF, TIFF 그림이어야 하는데 읽지 않는 형식인 {actual}입니다. 그림을 PNG로 변환하세요',
  'images.outside':
    '{path}: 그림이 모두 클래스 폴더 안에 있거나 모두 밖에 있어야 하는데 {actual}개만 밖에 있습니다(처음 것: {first}). 옮기세요',
  'images.tooLarge':
    '{path}: 이미지 하나는 {expected}바이트 이하여야 하는데 {actual}바이트입니다. --size를 더 작게 하세요',
  'split.absent':
    '{data}: test 분할이 있어야 하는데 따로 남겨 둔 분할이 없습니다. --split train 또는 validation을 고르세요',
  'split.fraction':
    '{name}: 검증에 쓸 비율은 0보다 크고 1보다 작아야 하는데 {actual}입니다. 0.1 같은 값을 고르세요',
  'split.tooFew':
    '{name}: 학습용과 검증용으로 예제가 2개 이상이어야 하는데 {actual}개입니다. 예제가 더 많은 데이터를 지정하세요',
  'dataset.items':
    '데이터 세트: 값의 수는 항목 하나의 크기인 {expected}의 배수여야 하는데 {actual}개입니다. 모양이나 항목을 고치세요',
  'dataset.labels':
    '데이터 세트: 항목마다 하나씩 레이블이 {expected}개여야 하는데 {actual}개입니다. 항목마다 레이블을 하나씩 주세요',
  'dataset.room':
    '데이터 세트: 인덱스마다 항목 하나씩 값 {expected}개의 공간이 필요한데 {actual}개입니다. 그 길이의 배열을 주세요',
  'dataset.index':
    '데이터 세트: 인덱스는 0 이상 {expected} 이하의 정수여야 하는데 {actual}입니다. 이 데이터 세트에 있는 항목만 읽으세요',
  'random.seed':
    '시드: 0 이상 9007199254740991 이하의 정수여야 하는데 {actual}입니다. 이 범위의 시드를 고르세요',
  'random.position':
    '난수 위치: 모두 0은 아닌 부호 없는 32비트 정수 네 개여야 하는데 {actual}입니다. 난수 생성기에서 얻은 위치를 쓰세요',
  'random.below':
    '난수 정수: 상한은 1 이상 4294967296 이하의 정수여야 하는데 {actual}입니다. 이 범위의 상한을 고르세요',
  'data.pulled': '{name}: 모두 받았습니다({size}). 폴더: {folder}',
  'data.present': '{name}: 이미 온전히 있습니다({size}). 폴더: {folder}',
  'data.absent': '없음',
  'data.column.name': '이름',
  'data.column.images': '이미지 수',
  'data.column.size': '크기',
  'data.column.download': '내려받는 양',
  'data.column.folder': '폴더',
  'data.hint':
    '내장: digits, sprites. 내려받기:  jamjae data pull NAME\n이미 가진 파일은 {folder}/NAME에 넣으면 됩니다.',
  'data.checking': '확인 중',
  'data.train': '학습',
  'data.validation': '검증',
  'data.row.count': '예제 수',
  'data.row.shape': '크기',
  'data.columnNames': '수로 된 열 {count}개: {columns}',
  'data.row.columns': '열 수',
  'data.row.range': '값',
  'data.row.labels': '레이블',
  'data.labels': '{classes}개({names}), 각각 {counts}개',
  'data.class': '1개({names}), {counts}개',
  'data.fromTo': '{first}부터 {last}까지',
  'data.between': '{fewest}~{most}',
  'data.noLabels': '없음',
  'data.unlabelled': '{labels}, 레이블 없음 {count}개',
  'data.range.float32': '수, {least}부터 {most}까지',
  'data.range.uint8': '바이트, {least}부터 {most}까지',
  'data.columns.name': '열',
  'data.columns.type': '종류',
  'data.columns.values': '값',
  'data.columns.missing': '결측값',
  'data.columns.numeric': '수',
  'data.columns.categorical': '범주',
  'data.columns.integer': '정수',
  'data.columns.percentage': '백분율',
  'data.columns.date': '날짜',
  'data.columns.boolean': '불리언',
  'data.columns.categories': '범주 {count}개',
  'data.fingerprint': '지문 {fingerprint}',
  'data.sums': '파일 {files}개의 체크섬이 맞습니다.',
  'download.begin': '{file}({size})을(를) {host}에서 내려받습니다',
  'download.resume': '{file}({size} 중 {done}까지 받음)을(를) {host}에서 이어 받습니다',
  'download.refused': '{url}에서 받지 못했습니다({reason})',
  'download.damaged': '{path} 파일이 손상되어 다시 내려받습니다',
  'download.stopped': '멈췄습니다. 받은 만큼 남겨 두었으니 같은 명령으로 이어 받을 수 있습니다.',
  'notice.strict': '{notice}. --strict에서는 알림이 오류입니다. 그것을 고치거나 --strict를 빼세요',
  'notice.strictMore':
    '{notice}. 그 밖에도 알림이 {count}개 있습니다. --strict에서는 알림이 오류입니다. 그것들을 고치거나 --strict를 빼세요',
}
