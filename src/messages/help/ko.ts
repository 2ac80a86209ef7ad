// Help texts of commands and flags. In Korean.
import type { en } from './en.js'

export const ko: Record<keyof typeof en, string> = {
  'help.description': '잠재(Jamjae): 오토인코더와 VAE를 학습하고 평가하고 탐색합니다',
  'help.usage': '사용법:',
  'help.options': '옵션:',
  'help.group.train': '학습:',
  'help.group.runs': '실행:',
  'help.group.pictures': '그림:',
  'help.group.use': '평가와 사용:',
  'help.group.machine': '이 컴퓨터:',
  'help.arguments': '인자:',
  'help.help': '이 도움말을 보여 줍니다',
  'help.version': '버전을 보여 줍니다',
  'help.module': '층, 모델 등을 등록하는 모듈 (여러 번 쓸 수 있음)',
  'help.lang': '메시지의 언어: en 또는 ko',
  'help.debug': '오류의 스택 추적을 보여 줍니다',
  'help.train': '레시피나 설정 파일을 학습합니다',
  'help.train.name': '레시피 이름(jamjae recipes 참고) 또는 설정 파일의 경로',
  'help.train.data':
    'digits와 sprites(내장), mnist·fashion-mnist·kmnist·cifar10(한 번만 내려받음), MNIST의 IDX 파일이나 그림이 든 폴더, 이미지가 든 .npy나 .npz 파일, 수나 그림 경로나 여러 종류의 열로 된 표(.csv, .tsv, .parquet), IDX 파일 하나, 또는 쉼표로 구분한 IDX 파일 여럿(이미지,레이블 또는 학습용 둘과 검증용 둘)',
  'help.train.size':
    '이미지의 높이와 너비. 그림은 이 크기로 조정하고(기본값: 원래 크기), 수로 된 행은 이 모양으로 읽습니다',
  'help.train.fit':
    '가로세로 비율이 다른 그림을 맞추는 방법: 자르기(cover, 기본값), 여백 두기(contain), 늘이기(fill)',
  'help.train.background':
    '투명한 픽셀의 배경색, 그리고 --fit contain의 여백 색: black(기본값), white, #RRGGBB',
  'help.train.channels': '회색조는 1, 컬러는 3 (기본값: 폴더의 그림이 모두 회색조이면 1)',
  'help.train.scale':
    '값의 스케일링: 0–1 범위로(minmax), 평균 0·표준편차 1로(standard), 중앙값 0·사분위 범위 1로(robust, 수로 된 열만), 또는 하지 않음(none, 기본값. 여러 종류의 열로 된 표는 항상 표준화). 수로 된 열은 열마다 따로 스케일링합니다',
  'help.train.label':
    'CSV나 Parquet 파일에서 레이블이 든 열의 이름이나 1부터 세는 번호 (기본값: label, labels, class, target, 라벨, 레이블, 분류. tabular-vae는 없음), 또는 .npz 파일에서 레이블이 든 배열 (기본값: labels, y 등). none이면 레이블 없음',
  'help.train.array':
    '.npz 파일에서 이미지가 든 배열 (기본값: 모든 분할의 images, x 등, 또는 하나뿐인 배열)',
  'help.train.axes':
    '배열의 축을 한 글자씩: N 개수, C 채널, H 높이, W 너비, T 시간, D 깊이, L 길이. 예: NHWC, HWN (기본값: 모양으로 판단하고 불분명하면 NCHW)',
  'help.train.header': 'CSV 파일의 첫 행이 헤더인지 여부 (기본값: 자동 판별)',
  'help.train.categorical': '수가 범주를 나타내는 표의 열, 쉼표로 구분',
  'help.train.missing':
    '표에서 결측값을 나타내는 값(예: -9999), 쉼표로 구분. 빈 셀과 NA, N/A, <NA>, #N/A, NaN, null, None, ?는 늘 결측값입니다',
  'help.train.keepNa': 'NA, None 등이 결측값이 아니라 값인 표의 열, 쉼표로 구분',
  'help.train.leaveOut': '표에서 쓰지 않을 열의 이름이나 1부터 세는 번호, 쉼표로 구분',
  'help.train.keep': '행 번호처럼 보여도 쓸 표의 열, 쉼표로 구분',
  'help.train.validation': '나뉘어 있지 않은 데이터에서 검증에 쓸 예제의 비율 (기본값: 0.1)',
  'help.train.skipBroken': '읽을 수 없는 그림을 건너뛰고 목록을 보여 줍니다',
  'help.strict': '알림(빼거나 추측하거나 자르거나 바꾼 것)을 오류로 처리',
  'help.train.epochs': '에포크 수: 학습 데이터 전체를 도는 횟수',
  'help.train.batchSize': '배치 크기: 스텝마다 쓰는 예제 수',
  'help.train.learningRate': '학습률',
  'help.train.latent': '잠재 변수의 수',
  'help.train.seeds':
    '시드를 바꿔 가며 학습하는 횟수. 지표의 평균과 표준 편차를 표 하나에 모읍니다(기본값: 1)',
  'help.train.patience': '조기 종료: 검증 손실이 이 에포크 수만큼 줄지 않으면 멈춥니다',
  'help.train.seed': '가중치, 셔플, 노이즈의 난수 시드. 시드가 같으면 결과도 같습니다',
  'help.train.threads': '스레드 수 (기본값: 작은 모델은 1, 그 밖에는 코어 수)',
  'help.train.device': '장치: cpu, webgpu, cuda',
  'help.train.out': '실행 폴더 (기본값: runs/NAME-TIME-ID)',
  'help.set':
    '설정 값 하나를 바꿉니다. 예: training.optimizer.type=rmsprop. 여러 번 쓸 수 있습니다',
  'help.train.set':
    '설정 값 하나를 바꿉니다. 예: training.optimizer.type=rmsprop. 여러 번 쓸 수 있습니다. =adam,rmsprop처럼 값을 여럿 주면 값마다 한 번씩 학습해 표 하나로 끝냅니다',
  'help.train.verbose': '배치 100개마다 한 줄씩 출력합니다',
  'help.train.quiet': '진행 상황 없이 오류만 출력합니다',
  'help.train.json': '표준 출력에 한 줄에 하나씩 JSON 객체를 출력합니다',
  'help.run': '실행 폴더',
  'help.weights':
    '쓸 가중치: last(마지막), best(검증 손실이 가장 낮은 것), average(training.average의 평균)',
  'help.tensorboard': '설치된 TensorBoard로 실행을 엽니다',
  'help.tensorboard.run': '함께 볼 실행 폴더들',
  'help.tensorboard.port': '이 컴퓨터에서 쓸 포트 (기본값: {port})',
  'help.resume': '멈춘 실행을 이어서 학습하거나, 끝난 실행을 더 학습합니다',
  'help.resume.epochs': '전체 에포크 수(이미 학습한 에포크 포함)',
  'help.resume.learningRate': '여기서부터 쓸 다른 학습률. run.json에 기록합니다',
  'help.resume.batchSize':
    '여기서부터 쓸 다른 배치 크기. run.json에 기록하며, 에포크와 에포크 사이에서만 바꿀 수 있습니다',
  'help.resume.weights':
    '이어서 학습할 체크포인트: last(마지막) 또는 best(검증 손실이 가장 낮은 것)',
  'help.resume.data': '데이터를 옮겼다면 지금 있는 곳',
  'help.resume.threads': '스레드 수 (기본값: 이전과 같은 수. 그래야 결과가 비트까지 같습니다)',
  'help.evaluate': '실행을 평가합니다: ELBO, 잠재 변수, 코드의 유용성',
  'help.evaluate.data': '평가할 다른 데이터 (기본값: 실행의 데이터)',
  'help.evaluate.samples':
    '예제마다 표본을 이만큼 뽑아 log p(x)의 중요도 가중 하한(IWAE)도 추정합니다',
  'help.evaluate.binarize':
    '이진화한 픽셀로 평가합니다: static(한 번만 표집), dynamic(읽을 때마다 표집), none(그대로). 기본값: training.binarize로 학습했으면 static',
  'help.evaluate.baselines':
    '비교할 수 있도록 잠재 변수와 같은 수의 주성분(PCA)과 원래 값 자체도 측정합니다',
  'help.evaluate.imageQuality': '재구성의 PSNR, SSIM, 그리고 176×176픽셀부터는 MS-SSIM도 잽니다',
  'help.evaluate.samplesQuality':
    '표본을 같은 수의 예제와도 비교합니다: 정밀도, 재현율, 밀도, 포괄도, FID, KID, 복사 여부, 표는 열과 열의 쌍 (기본값: 5000개, 많아도 예제의 수까지; 표는 학습한 행의 수만큼)',
  'help.evaluate.features':
    '표본을 비교하는 기준: pca(학습 예제의 주성분 64개, 기본값), values(값 그대로), classifier(학습 레이블로 한 번 학습하는 작은 분류기의 특징), 또는 직접 준비한 MODEL.onnx',
  'help.evaluate.featuresOutput': '특징을 주는 MODEL.onnx의 출력 (기본값: 첫 번째)',
  'help.evaluate.target': '표의 경우: 뽑은 행과 실제 행으로 각각 학습한 분류기가 예측할 범주 열',
  'help.evaluate.nearest': '표본과 가장 가까운 학습 예제를 나란히 이 .png 파일에 그립니다',
  'help.evaluate.factors':
    '알려진 인자가 든 CSV, Parquet, .npy, .npz 파일. 인자마다 한 열, 예제마다 한 행(encode가 쓰는 순서)이며, 얽힘 풀림(MIG, DCI, SAP, FactorVAE 점수)을 측정합니다',
  'help.evaluate.seed': '노이즈의 난수 시드 (기본값: 실행의 시드)',
  'help.evaluate.json': '표준 출력에 JSON 객체 하나를 출력합니다',
  'help.data': '데이터 세트를 내려받고, 목록을 보고, 데이터를 확인합니다',
  'help.data.commands': '명령:',
  'help.data.pull': '데이터 세트를 내려받습니다',
  'help.data.pull.name': '데이터 세트의 이름 (jamjae data list 참고)',
  'help.data.environment':
    '환경 변수:\n  JAMJAE_DATA    내려받은 데이터와 디코딩한 그림을 두는 폴더\n  JAMJAE_MIRROR  먼저 시도할 주소(쉼표로 구분): FILE을 ADDRESS/NAME/FILE에서\n                 찾습니다',
  'help.data.list': '내려받을 수 있는 데이터 세트와 이미 있는 것을 보여 줍니다',
  'help.data.list.json': 'JSON으로 출력합니다',
  'help.data.check': '학습할 때처럼 데이터를 열어 무엇이 들어 있는지 보여 줍니다',
  'help.data.check.json': '표준 출력에 JSON 객체 하나를 출력합니다',
  'help.recipes': '레시피의 목록, 또는 한 레시피나 설정의 모든 값을 보여 줍니다',
  'help.recipes.name': '레시피 이름, 또는 설정 파일이나 모듈의 경로',
  'help.recipes.layers': '설정에 쓸 수 있는 층과 그 설정을 보여 줍니다',
  'help.recipes.json': 'JSON으로 출력합니다',
  'help.encode': '이미지를 잠재 변수로 인코딩합니다',
  'help.encode.input':
    'train이 받는 데이터, 이미지 [count, ...input]의 .npy 파일, 또는 그림 파일들(크기를 모델에 맞춥니다)',
  'help.encode.out':
    '.npy(평균, 이산 코드 모델이면 코드의 번호), .npz(mean, log_variance, labels, 혼합 사전 분포이면 cluster, 그림은 파일 이름 files) 또는 .csv(내용은 같음). 이산 코드 모델의 .npz에는 indices와 labels',
  'help.split':
    '살펴볼 분할: train, validation, 또는 데이터에 따로 남겨 둔 test (기본값: validation)',
  'help.encode.split':
    'train, validation, test 중 하나 (기본값: 데이터 순서대로 전체, 나뉘어 있는 데이터는 validation)',
  'help.decode': '잠재 변수를 이미지로 디코딩합니다',
  'help.decode.latents':
    '잠재 변수 [count, latent]: .npy, .npz(배열 mean) 또는 .csv. 이산 코드 모델이면 코드의 번호도 됩니다: .npy 또는 .npz(배열 indices)',
  'help.decode.out': '폴더(이미지마다 PNG 하나), .png(격자 하나), .npy(실수), 표로 학습했으면 .csv',
  'help.runs': '실행 목록을 최신순으로 보여 줍니다',
  'help.runs.dir': '실행 폴더들이 든 폴더 (기본값: runs)',
  'help.runs.json': 'JSON 배열 하나로 출력합니다',
  'help.summary': '모델의 층을 출력 형태, 매개변수 수와 함께 보여 줍니다',
  'help.summary.name': '레시피 이름, 설정 파일의 경로 또는 실행 폴더',
  'help.summary.input': '예제 하나의 형태(예: 3x64x64). 학습할 때처럼 모델을 여기에 맞춥니다',
  'help.summary.json': 'JSON으로 출력합니다',
  'help.show': '실행에 관한 모든 것을 보여 줍니다',
  'help.show.json': 'run.json과 에포크별 지표를 JSON 객체 하나로 출력합니다',
  'help.compare': '실행들의 설정과 지표를 비교합니다',
  'help.compare.others': '다른 실행 폴더들',
  'help.compare.json': 'JSON 객체 하나로 출력합니다',
  'help.doctor': '버전, 백엔드, 스레드, 속도를 보여 줍니다',
  'help.reconstruct': '이미지와 재구성한 이미지. --out FILE.csv이면 결측값을 채운 표',
  'help.reconstruct.count': '이미지의 수 (기본값: {count})',
  'help.curves': '실행 하나 또는 여럿의 학습 곡선',
  'help.curves.out': '저장할 .svg 또는 .png 파일 (기본값: 첫 실행의 pictures 폴더에 둘 다)',
  'help.latent': '잠재 공간의 산점도',
  'help.latent.split':
    '살펴볼 분할: train, validation, 데이터에 따로 남겨 둔 test, 또는 all (기본값: validation)',
  'help.latent.count': '예제의 수. 분할 전체에서 고르게 고릅니다 (기본값: 분할 전체)',
  'help.latent.pca': '정보가 가장 많은 잠재 변수 두 개 대신 주성분 두 개로 그립니다',
  'help.picture.data': '다른 데이터, 또는 실행의 데이터가 지금 있는 곳',
  'help.manifold': '잠재 변수 두 개의 격자를 디코딩한 그림',
  'help.manifold.size': '한 변의 점 개수 (기본값: {size})',
  'help.manifold.latents':
    '1부터 센 잠재 변수 두 개의 번호, 예: 3,7 (기본값: 정보가 가장 많은 두 개)',
  'help.sample':
    '사전 분포의 표본을 디코딩한 그림(사전 분포가 없으면 코드에 맞춘 정규 분포에서). --out FILE.csv이면 표의 새로운 행',
  'help.sample.count': '표본의 수 (기본값: {count})',
  'help.sample.seed': '난수 시드 (기본값: {seed})',
  'help.sample.label':
    '조건부 모델: 모든 표본의 클래스 번호, 이름순으로 0부터 (기본값: 모든 클래스를 한 행씩, 표본의 수를 나누어)',
  'help.given': '열을 조건으로 하는 모델: 조건이 되는 열 하나의 값, 예: age=30 (열마다 한 번씩)',
  'help.label': '조건부 모델: 디코딩할 클래스의 번호, 이름순으로 0부터 (기본값: 0)',
  'help.decode.label':
    '조건부 모델: 모든 잠재 변수의 클래스 번호, 이름순으로 0부터 (기본값: 함께 저장된 레이블. .npz의 배열 labels 또는 .csv의 열 label)',
  'help.interpolate.label':
    '조건부 모델: 디코딩할 클래스의 번호, 이름순으로 0부터 (기본값: 두 이미지의 클래스를 한 행씩)',
  'help.interpolate': '잠재 공간에서 두 이미지를 보간한 그림',
  'help.interpolate.from': '첫 이미지의 번호 (0부터)',
  'help.interpolate.to': '마지막 이미지의 번호',
  'help.interpolate.steps': '양 끝을 포함한 점의 수 (기본값: {steps})',
  'help.traverse': '잠재 변수마다 −3에서 3까지 바꾸어 본 그림',
  'help.traverse.count': '그릴 잠재 변수의 최대 개수 (기본값: {count})',
  'help.report': '실행의 모든 것을 담은 한 페이지',
  'help.report.out': '저장할 파일 (기본값: 실행 폴더의 report.html)',
  'help.picture.out': '저장할 파일 (기본값: 실행 폴더의 pictures/{file})',
  'help.export': '인코더, 디코더, 오토인코더를 ONNX 파일로 씁니다',
  'help.export.out': '모델을 쓸 폴더 (기본값: 실행 폴더의 model)',
  'help.export.data': '모델을 확인할 이미지 (기본값: 실행에 쓴 데이터)',
  'help.import': 'PyTorch가 저장한 가중치를 가져옵니다',
  'help.import.run': '새로 만들 실행 폴더 (--force를 쓰면 바꿀 실행 폴더)',
  'help.import.file': 'state_dict가 담긴 safetensors 파일',
  'help.import.recipe': '가중치에 맞는 레시피 이름이나 설정 파일',
  'help.import.force': '이미 있는 실행의 가중치, 지표, 체크포인트를 바꿉니다',
  'help.import.map': '파일 속 텐서나 모듈의 이름과 여기서의 이름. 여러 번 쓸 수 있습니다',
  'help.force': '이미 있는 파일을 덮어씁니다',
  'help.examples': '예:',
  'help.group.studio': '스튜디오:',
  'help.studio': '브라우저에서 학습하고 지켜보고 탐색합니다',
  'help.studio.runs': '실행들이 있는 폴더 (기본값: {folder})',
  'help.studio.port': '열 포트 (기본값: {port}, 쓰고 있으면 그다음 빈 포트)',
  'help.studio.host':
    '열 주소 (기본값: 이 컴퓨터에서만 접속되는 127.0.0.1). 다른 주소는 토큰이 필요합니다',
  'help.studio.token': '페이지가 보내야 하는 토큰 (--host를 쓰면 기본으로 무작위로 만들어집니다)',
  'help.studio.open': '브라우저에서 페이지를 엽니다',
  'help.publish': '실행을 아무 파일 서버에나 올릴 수 있는 정적 사이트로 내보냅니다',
  'help.publish.out': '사이트를 쓸 폴더',
  'help.publish.force': '이미 있는 사이트를 바꿉니다',
}
