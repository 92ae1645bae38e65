"""Sets the certificates of the example `certificates … plain` with other libraries, for measuring beside it:

peers.py reportlab|weasyprint|typst COUNT OUT.pdf FONTS-FOLDER

The same page: three borders, the same eight texts in the same three faces and places. Needs reportlab, weasyprint or
typst from pip.
"""

import sys
from pathlib import Path

SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕"
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰红建国志海文德慧宇浩轩子涵欣怡梓萱"
PROGRAMME = "山东省专业技术人才知识更新工程"
TITLE = "结业证书"
TEXT = "于2021年10月25日至28日参加乡村振兴与现代农业技术高级研修班学习，共24学时，考核合格，准予结业。"
ISSUER, DAY = "海岱现代农业研修学院", "2021年10月28日"
WIDTH, HEIGHT = 297, 210
BORDERS = [(9, 1.6), (12.2, 0.45), (14, 0.25)]
RED, INK = "#9b1c1c", "#000000"


def people(count):
    """Name, number and masked identity number of each certificate."""
    for n in range(1, count + 1):
        name = SURNAMES[n % len(SURNAMES)] + GIVEN[n // 3 % len(GIVEN)] + GIVEN[n * 7 // 2 % len(GIVEN)]
        yield name, f"2021-17-{n:05}", f"370102********{n:04}"


def fields(name, number, masked):
    """x, y of the baseline, width in mm, alignment, face, size in points, letter spacing, red, text."""
    yield 40, 40, 217, "center", "SongBold", 24, 0, False, PROGRAMME
    yield 40, 64, 217, "center", "SongBold", 46, 6, True, TITLE
    yield 42, 91, 213, "left", "Kai", 22, 0, False, f"{name}　同志："
    lines = [TEXT[:27], TEXT[27:]]
    yield 56, 106, 199, "left", "Kai", 20, 0, False, lines[0]
    yield 42, 119, 213, "left", "Kai", 20, 0, False, lines[1]
    yield 42, 176, 100, "left", "Song", 13, 0, False, f"证书编号：{number}"
    yield 42, 183.5, 100, "left", "Song", 13, 0, False, f"身份证号：{masked}"
    yield 150, 169, 105, "right", "Song", 18, 0, False, ISSUER
    yield 150, 181, 105, "right", "Song", 18, 0, False, DAY


FACES = {"Song": "NotoSerifSC-Regular.ttf", "SongBold": "NotoSerifSC-Bold.ttf", "Kai": "LXGWWenKai-Regular.ttf"}


def reportlab(count, out, fonts):
    from reportlab.lib.units import mm
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    for face, file in FACES.items():
        pdfmetrics.registerFont(TTFont(face, str(fonts / file)))
    page = Canvas(out, pagesize=(WIDTH * mm, HEIGHT * mm), pageCompression=1, invariant=1)
    page.beginForm("border")
    page.setStrokeColor(RED)
    for inset, width in BORDERS:
        page.setLineWidth(width * mm)
        page.rect(inset * mm, inset * mm, (WIDTH - 2 * inset) * mm, (HEIGHT - 2 * inset) * mm)
    page.endForm()
    for person in people(count):
        page.doForm("border")
        for x, y, width, align, face, size, spacing, red, text in fields(*person):
            page.setFont(face, size)
            page.setFillColor(RED if red else INK)
            left, base = x * mm, (HEIGHT - y) * mm
            if align != "left":
                room = width * mm - pdfmetrics.stringWidth(text, face, size) - spacing * mm * (len(text) - 1)
                left += room if align == "right" else room / 2
            page.drawString(left, base, text, charSpace=spacing * mm)
        page.showPage()
    page.save()


def weasyprint(count, out, fonts):
    import html

    from weasyprint import HTML

    style = [f"@page {{ size: {WIDTH}mm {HEIGHT}mm; margin: 0 }} body {{ margin: 0 }}"]
    style += [f"@font-face {{ font-family: {f}; src: url({(fonts / file).as_uri()}) }}" for f, file in FACES.items()]
    style.append("section { position: relative; width: 297mm; height: 210mm; page-break-after: always }")
    style.append("section * { position: absolute; white-space: pre; line-height: 1 } b { border: solid #9b1c1c; box-sizing: border-box }")
    border = "".join(
        f'<b style="left:{i}mm;top:{i}mm;width:{WIDTH - 2 * i}mm;height:{HEIGHT - 2 * i}mm;border-width:{w}mm"></b>'
        for i, w in BORDERS
    )
    pages = []
    for person in people(count):
        texts = "".join(
            f'<i style="font:{size}pt {face};left:{x}mm;top:{y - size * 0.31:.2f}mm;width:{width}mm;text-align:{align};'
            f'letter-spacing:{spacing}mm;color:{RED if red else INK}">{html.escape(text)}</i>'
            for x, y, width, align, face, size, spacing, red, text in fields(*person)
        )
        pages.append(f"<section>{border}{texts}</section>")
    HTML(string=f"<style>{''.join(style)}</style>{''.join(pages)}").write_pdf(out)


def typst(count, out, fonts):
    import tempfile

    import typst as compiler

    names = {"Song": ("Noto Serif SC", 400), "SongBold": ("Noto Serif SC", 700), "Kai": ("LXGW WenKai", 400)}
    lines = [f"#set page(width: {WIDTH}mm, height: {HEIGHT}mm, margin: 0mm)"]
    for person in people(count):
        for inset, width in BORDERS:
            size = f"width: {WIDTH - 2 * inset}mm, height: {HEIGHT - 2 * inset}mm"
            lines.append(f'#place(dx: {inset}mm, dy: {inset}mm, rect({size}, stroke: {width}mm + rgb("{RED}")))')
        for x, y, width, align, face, size, spacing, red, text in fields(*person):
            family, weight = names[face]
            set_in = f'font: "{family}", weight: {weight}, size: {size}pt, tracking: {spacing}mm'
            ink = RED if red else INK
            lines.append(
                f'#place(dx: {x}mm, dy: {y - size * 0.31:.2f}mm, block(width: {width}mm, '
                f'align({align}, text({set_in}, fill: rgb("{ink}"), "{text}"))))'
            )
        lines.append("#pagebreak(weak: true)")
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "certificates.typ"
        source.write_text("\n".join(lines), encoding="utf-8")
        compiler.compile(str(source), output=out, font_paths=[str(fonts)], ignore_system_fonts=True)


if __name__ == "__main__":
    _, peer, count, out, fonts = sys.argv
    {"reportlab": reportlab, "weasyprint": weasyprint, "typst": typst}[peer](int(count), out, Path(fonts).resolve())
