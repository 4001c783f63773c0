"""Family names and given syllables of Chinese, Vietnamese and Korean names: many are everyday words in English ("Do", "Long", "Park").

A syllable beside others of its kind is a name: "Dao Duc Long", "Park, Ye-jin". Alone it says nothing.
"""

from __future__ import annotations

_FAMILY = """
ahn an au bach bae baek bai bui byun cai cao cha chae chak chan chang chau chen cheng cheung chiu cho choi chow choy chu chua chui
chun chung cui dai dam dang dao deng diep ding dinh do doan dong du duan duong fan fang feng fok fong fu fung gao goh gong gu guan
gwon ha hah ham han hang hao he heo ho hoang hong hou hsu hu hua huang hui hung huynh hwang hyun im ip jang jeon jeong ji jia
jiang jin jo joo ju jung kam kang kao khong kim ko koh kong koo kuo kwak kwan kwok kwon kwong la lai lam lan lau law le lee lei
leong leung lew li liang liao liew lim lin ling liu lo loh long lu lui luk luo luong luu ly ma mac mah mai mak man mao meng min mo
mok moon mui na nam neo ng ngai ngo nguyen nie ning noh oh ong ou ouyang pae pan pang park peng pham phan phung poon pun pyo qi
qian qin qiu quach quan ren ryu sek seo shao she shek shen sheng shi shim shin shum sim sin sit siu so soh sohn son song su suen
suh sui sun sung szeto ta tai tam tan tang tao thach thai than tian tieu to ton tong tran trinh truong tsai tsang tse tsoi tsui tu
tung van vo vong vu vuong wan wang wei wen won wong woo wu xia xiang xiao xie xing xiong xu xue yan yang yao yap yau yeo yeoh
yeung yi yim yin yip yiu yoo yoon you yu yuan yue yuen yun yung zeng zhai zhan zhang zhao zheng zhong zhou zhu zhuang zou
"""
_GIVEN = """
ah ai anh bao bich binh bo chi chieu chun cuc cuong da dae dan dat di diem dieu dong duc dung duy eun fai fei fen ga gang giang
guo gyu ha hae hai han hang hanh hao hau hee hien hieu hoa hoai hoi hong hoon hue hung huong huu huy hye hyuk hyun in jae jian jie
jin jing joon ju jun ka kai kang kei keung khai khang khanh khoa khoi kiet kieu kin kit kuan kun kyu kyung lan lap lei lien linh
loan loc loi lok long luan ly man mei mi min ming minh moc mui my myung na nam nga ngan nghi nghia ngoc nguyet nha nhan nhi nhu
nhung ning oanh oi phat phong phu phuc phuong ping pui qiang qing quan quang qui quoc quy quyen quynh rong rui san sang sau seok
seon seong seung shan shu shuk si siu son song soo sook su suet suk sun sung suong tae tai tam tan tao thach thang thanh thao thi
thien thinh thoa thoai thong thu thuan thuy tien tin ting tinh toan tong trang tri trieu trong truc trung tu tuan tung tuyen tuyet
uyen van vi viet vinh vy wah wai wei wen wing woo woong xia xin xiu xuan yan yang yat ye yee yen yeon yi yin ying yiu yong yoo you
young yu yuan yue yuk yun zhen zhi zi
"""
FAMILY_SYLLABLES = frozenset(_FAMILY.split())
GIVEN_SYLLABLES = frozenset(_GIVEN.split())
SYLLABLES = FAMILY_SYLLABLES | GIVEN_SYLLABLES
