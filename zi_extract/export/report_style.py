"""How report.html looks: nothing is loaded from elsewhere, so the style stands in the page."""

STYLE = """\
body { font: 14px/1.45 system-ui, sans-serif; }
body { margin: 2rem auto; max-width: 90rem; padding: 0 1rem; }
h1 { font-size: 1.3rem; margin: 0; }
h2 { font-size: 1.1rem; margin-top: 2rem; }
header { border: 1px solid #999; border-radius: 6px; padding: 1rem; position: relative; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1rem; }
dt { font-weight: 600; }
dd { margin: 0; }
table { border-collapse: collapse; width: 100%; }
th, td { border: 1px solid #bbb; padding: .2rem .4rem; }
th, td { text-align: left; vertical-align: top; white-space: pre-wrap; }
th { background: #eee; position: sticky; top: 0; }
.status { border-radius: 4px; font-weight: 700; margin: 0; padding: .1rem .6rem; }
.status { position: absolute; right: 1rem; top: 1rem; }
.ok { background: #cfc; }
.review { background: #ffd; }
.partial { background: #fcc; }
.doubt { background: #ffe08a; text-decoration: underline dotted; }
"""
