// The elements as functions: `p(.class("lead")) { page.title }`.

package func a(
    _ attributes: HTMLAttribute...,
    @HTMLBuilder content: () -> HTML = { .empty }
) -> HTML {
    .element(.a, attributes, content())
}

package func b(
    _ attributes: HTMLAttribute...,
    @HTMLBuilder content: () -> HTML = { .empty }
) -> HTML {
    .element(.b, attributes, content())
}

package func bdi(
    _ attributes: HTMLAttribute...,
    @HTMLBuilder content: () -> HTML = { .empty }
) -> HTML {
    .element(.bdi, attributes, content())
}

package func body(
    _ attributes: HTMLAttribute...,
    @HTMLBuilder content: () -> HTML = { .empty }
) -> HTML {
    .element(.body, attributes, content())
}

package func br(_ attributes: HTMLAttribute...) -> HTML {
    .element(.br, attributes)
}

package func button(
    _ attributes: HTMLAttribute...,
    @HTMLBuilder content: () -> HTML = { .empty }
) -> HTML {
    .element(.button, attributes, content())
}

package func code(
    _ attributes: HTMLAttribute...,
    @HTMLBuilder content: () -> HTML = { .empty }
) -> HTML {
    .element(.code, attributes, content())
}

package func dd(
    _ attributes: HTMLAttribute...,
    @HTMLBuilder content: () -> HTML = { .empty }
) -> HTML {
    .element(.dd, attributes, content())
}

package func details(
    _ attributes: HTMLAttribute...,
    @HTMLBuilder content: () -> HTML = { .empty }
) -> HTML {
    .element(.details, attributes, content())
}

package func div(
    _ attributes: HTMLAttribute...,
    @HTMLBuilder content: () -> HTML = { .empty }
) -> HTML {
    .element(.div, attributes, content())
}

package func dl(
    _ attributes: HTMLAttribute...,
    @HTMLBuilder content: () -> HTML = { .empty }
) -> HTML {
    .element(.dl, attributes, content())
}

package func dt(
    _ attributes: HTMLAttribute...,
    @HTMLBuilder content: () -> HTML = { .empty }
) -> HTML {
    .element(.dt, attributes, content())
}

package func figcaption(
    _ attributes: HTMLAttribute...,
    @HTMLBuilder content: () -> HTML = { .empty }
) -> HTML {
    .element(.figcaption, attributes, content())
}

package func figure(
    _ attributes: HTMLAttribute...,
    @HTMLBuilder content: () -> HTML = { .empty }
) -> HTML {
    .element(.figure, attributes, content())
}

package func footer(
    _ attributes: HTMLAttribute...,
    @HTMLBuilder content: () -> HTML = { .empty }
) -> HTML {
    .element(.footer, attributes, content())
}

package func h1(
    _ attributes: HTMLAttribute...,
    @HTMLBuilder content: () -> HTML = { .empty }
) -> HTML {
    .element(.h1, attributes, content())
}

package func h2(
    _ attributes: HTMLAttribute...,
    @HTMLBuilder content: () -> HTML = { .empty }
) -> HTML {
    .element(.h2, attributes, content())
}

package func h3(
    _ attributes: HTMLAttribute...,
    @HTMLBuilder content: () -> HTML = { .empty }
) -> HTML {
    .element(.h3, attributes, content())
}

package func head(
    _ attributes: HTMLAttribute...,
    @HTMLBuilder content: () -> HTML = { .empty }
) -> HTML {
    .element(.head, attributes, content())
}

package func header(
    _ attributes: HTMLAttribute...,
    @HTMLBuilder content: () -> HTML = { .empty }
) -> HTML {
    .element(.header, attributes, content())
}

package func html(
    _ attributes: HTMLAttribute...,
    @HTMLBuilder content: () -> HTML = { .empty }
) -> HTML {
    .element(.html, attributes, content())
}

package func img(_ attributes: HTMLAttribute...) -> HTML {
    .element(.img, attributes)
}

package func input(_ attributes: HTMLAttribute...) -> HTML {
    .element(.input, attributes)
}

package func li(
    _ attributes: HTMLAttribute...,
    @HTMLBuilder content: () -> HTML = { .empty }
) -> HTML {
    .element(.li, attributes, content())
}

package func link(_ attributes: HTMLAttribute...) -> HTML {
    .element(.link, attributes)
}

package func main(
    _ attributes: HTMLAttribute...,
    @HTMLBuilder content: () -> HTML = { .empty }
) -> HTML {
    .element(.main, attributes, content())
}

package func meta(_ attributes: HTMLAttribute...) -> HTML {
    .element(.meta, attributes)
}

package func nav(
    _ attributes: HTMLAttribute...,
    @HTMLBuilder content: () -> HTML = { .empty }
) -> HTML {
    .element(.nav, attributes, content())
}

package func noscript(
    _ attributes: HTMLAttribute...,
    @HTMLBuilder content: () -> HTML = { .empty }
) -> HTML {
    .element(.noscript, attributes, content())
}

package func ol(
    _ attributes: HTMLAttribute...,
    @HTMLBuilder content: () -> HTML = { .empty }
) -> HTML {
    .element(.ol, attributes, content())
}

package func p(
    _ attributes: HTMLAttribute...,
    @HTMLBuilder content: () -> HTML = { .empty }
) -> HTML {
    .element(.p, attributes, content())
}

package func pre(
    _ attributes: HTMLAttribute...,
    @HTMLBuilder content: () -> HTML = { .empty }
) -> HTML {
    .element(.pre, attributes, content())
}

package func script(
    _ attributes: HTMLAttribute...,
    @HTMLBuilder content: () -> HTML = { .empty }
) -> HTML {
    .element(.script, attributes, content())
}

package func section(
    _ attributes: HTMLAttribute...,
    @HTMLBuilder content: () -> HTML = { .empty }
) -> HTML {
    .element(.section, attributes, content())
}

package func small(
    _ attributes: HTMLAttribute...,
    @HTMLBuilder content: () -> HTML = { .empty }
) -> HTML {
    .element(.small, attributes, content())
}

package func span(
    _ attributes: HTMLAttribute...,
    @HTMLBuilder content: () -> HTML = { .empty }
) -> HTML {
    .element(.span, attributes, content())
}

package func summary(
    _ attributes: HTMLAttribute...,
    @HTMLBuilder content: () -> HTML = { .empty }
) -> HTML {
    .element(.summary, attributes, content())
}

package func textarea(
    _ attributes: HTMLAttribute...,
    @HTMLBuilder content: () -> HTML = { .empty }
) -> HTML {
    .element(.textarea, attributes, content())
}

package func title(
    _ attributes: HTMLAttribute...,
    @HTMLBuilder content: () -> HTML = { .empty }
) -> HTML {
    .element(.title, attributes, content())
}

package func ul(
    _ attributes: HTMLAttribute...,
    @HTMLBuilder content: () -> HTML = { .empty }
) -> HTML {
    .element(.ul, attributes, content())
}
