def listing_page(user):
    return {}


def partner_page(slug, user):
    return {}


def own_page(user):
    return {}
