def comparison_docx(comparison, heading):
    raise NotImplementedError
