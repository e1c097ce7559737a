def chart_page(slug, asked, user):
    return {}
