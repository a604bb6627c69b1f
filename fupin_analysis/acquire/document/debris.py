"""What a web page or a printer added to a text is told from the text: navigation, advertising, counters, page numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from fupin_analysis.core.prose import Paragraph

_DEBRIS = re.compile(
    r"^(?:"
    r"(?:您(?:现在)?的?(?:当前)?位置|当前位置|首页|主页|网站首页).{0,80}"
    r"|.{0,20}(?:>|»|›|→).{0,60}(?:>|»|›|→|正文).{0,60}"
    r"|(?:\[?上一页\]?|\[?下一页\]?|上一篇|下一篇|尾页|末页|共\d+页|第\d+页).{0,80}"
    r"|.{0,12}(?:点击|阅读|浏览|访问|下载)(?:次数|量|数|人数|下一页|查看|这里|下载|收藏).{0,60}"
    r"|.{0,40}(?:阅读|浏览|点击|人气|热度)[:：]?\s*\d+\s*次?.{0,30}"
    r"|(?:.{0,20}\s)?(?:发布|更新|发表|录入|上传)(?:时间|日期|于)?[:：\s|]*\d{4}.{0,80}"
    r"|(?:索引号|公开目录|公开形式|公开时限|发布机构|信息来源|主题分类|生成日期|文\s*号)\s*[:：|].{0,120}"
    r"|\d{4}-\d{1,2}-\d{1,2}(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?|\d+(?:\.\d+)?\s*[KMG]B|\d{1,3}\s*页"
    r"|(?:时间|日期)[:：]\s*\d{4}.{0,60}(?:来源|作者|点击|阅读).{0,60}"
    r"|(?:来源|作者|编辑|责任编辑|责编|审核|供稿|字号|字体|分享到?|打印|关键词|标签|浏览次数|扫一扫|文档编号|编号)[:：].{0,60}"
    r"|(?:相关(?:推荐|阅读|文章|链接)|猜你喜欢|热门(?:推荐|文章|文档)|推荐阅读|延伸阅读|精品推荐|最新文章|本文来(?:自|源)|版权声明|免责声明).{0,200}"
    r"|.{0,30}(?:小编|网友|会员).{0,20}(?:整理|上传|分享|投稿|提供|推荐|收集|为您|为大家).{0,120}"
    r"|.{0,40}(?:收藏本页|加入收藏|设为首页|在线阅读|更多相关|点击下载|下载(?:该|本|此)?文档|复制全文|关注公众号|微信扫码|扫码|付费|VIP|vip).{0,80}"
    r"|.{0,60}(?:侵权|联系站长|联系我们删除|客服|QQ[:：]|备案号|ICP备|Copyright|版权所有).{0,100}"
    r"|https?://\S+|www\.\S+"
    r"|-{1,3}\s*\d{1,3}\s*-{1,3}|—\s*\d{1,3}\s*—|\d{1,3}\s*/\s*\d{1,3}|第?\s*\d{1,3}\s*页(?:\s*[,,共/]\s*共?\s*\d{1,3}\s*页?)?"
    r"|\d{1,2}篇.{0,40}|20\d\d年.{2,30}\d篇|.{2,40}(?:范文|模板|精选|大全)(?:[0-9一二三四五六七八九十]+篇)?(?:\([^)]*\))?"
    r")$"
)
_TAIL = re.compile(
    r"^(?:相关(?:推荐|阅读|文章|链接)|猜你喜欢|热门(?:推荐|文章|文档)|推荐阅读|延伸阅读|版权声明|免责声明|上一篇|下一篇)"
)
#: The trail of a page (当前位置：首页 > 政务公开): what stands above it is the page's own head, unless it says something.
_TRAIL = re.compile(r"(?:您(?:现在)?的?(?:当前)?位置|当前位置|首页|主页|网站首页)|[^>»›→]{1,20}(?:>|»|›|→)")
_SAYS_SOMETHING = re.compile(r"[。;；]|20\d\d|\d+(?:户|人|元|万|个)|总结|汇报|报告|计划|情况|小结|要点")
_HEAD = 8
_LISTING = re.compile(
    r"(?:总结|汇报|计划|范文|报告|材料|方案)(?:精选|范文|大全|模板)?(?:\d+篇|[一二三四五六七八九十]+篇)?$|\d+篇"
)


def mark_debris(paragraphs: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    """Mark the paragraphs that are no part of the text; none is dropped.

    Examples
    --------
    >>> [one.kind for one in mark_debris([Paragraph(1, "首页 > 工作总结 > 正文"), Paragraph(2, "全镇脱贫20户。")])]
    ['debris', 'body']
    """
    repeated = _repeated(paragraphs) | _above_the_trail(paragraphs)
    marked, is_tail = [], False
    for paragraph in paragraphs:
        text = paragraph.text.strip()
        is_debris = bool(_DEBRIS.match(text)) or text in repeated
        if _TAIL.match(text):
            is_tail = True
        elif is_tail and not (is_debris or (len(text) <= 45 and (_LISTING.search(text) or not re.search(r"[。;,；，]", text)))):
            is_tail = False
        if paragraph.kind in ("body", "heading") and (is_debris or is_tail):
            marked.append(Paragraph(paragraph.number, paragraph.text, "debris"))
        else:
            marked.append(paragraph)
    return tuple(marked)


def _repeated(paragraphs: Sequence[Paragraph]) -> set[str]:
    """Return short lines that stand again and again: running heads."""
    counts = Counter(paragraph.text.strip() for paragraph in paragraphs if 2 <= len(paragraph.text.strip()) <= 40)
    return {text for text, count in counts.items() if count >= 4 and not re.search(r"\d+(?:户|人|元|万)", text)}


def _above_the_trail(paragraphs: Sequence[Paragraph]) -> set[str]:
    """Return the lines above a page's trail, where none of them says anything: 长者版 无障碍阅读, 登录 注册."""
    texts = [paragraph.text.strip() for paragraph in paragraphs[:_HEAD]]
    trail = next((place for place, text in enumerate(texts) if _TRAIL.match(text) and _DEBRIS.match(text)), 0)
    head = [text for text in texts[:trail] if text]
    return set() if any(len(text) > 40 or _SAYS_SOMETHING.search(text) for text in head) else set(head)
