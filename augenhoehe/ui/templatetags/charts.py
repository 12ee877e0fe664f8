"""{% load charts %}: a chart with its finding, its picture, its table under a switch, its CSV."""

from django import template

register = template.Library()


@register.inclusion_tag("ui/chart.html")
def chart(drawing, csv="", excel=""):
    """{% chart drawing csv="?as=csv" excel="?as=xlsx" %}: addresses are left out when empty."""
    return {"drawing": drawing, "csv": csv, "excel": excel}
