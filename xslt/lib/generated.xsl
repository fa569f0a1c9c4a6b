<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose  Evaluates the generated content of an element: what stood in the transcription where the element's markup is now.
  Input    Elements whose @rendition points at rendition elements of scheme "css" and scope "before" or "after".
  Output   Strings, e.g. "[12]" for  content: "[" attr(n) "]"  on an element with n="12".
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:fn="http://www.w3.org/2005/xpath-functions" xmlns:tx="urn:textus:xslt"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <xsl:key name="tx:rendition" match="rendition[@xml:id][contains(., 'content')]" use="@xml:id"/>

  <!-- The generated content of an element on one side of it, in the order of @rendition; empty if there is none. -->
  <xsl:function name="tx:generated" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:param name="scope" as="xs:string"/>
    <xsl:variable name="pieces" as="xs:string*">
      <xsl:for-each select="tokenize($element/@rendition) ! replace(., '^.*#', '')">
        <xsl:for-each select="key('tx:rendition', ., root($element))[@scope = $scope]">
          <xsl:sequence select="tx:css-content(., $element)"/>
        </xsl:for-each>
      </xsl:for-each>
    </xsl:variable>
    <xsl:sequence select="string-join($pieces)"/>
  </xsl:function>

  <!-- Generated content whichever side it is declared for: for empty elements and note calls. -->
  <xsl:function name="tx:generated" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="tx:generated($element, 'before') || tx:generated($element, 'after')"/>
  </xsl:function>

  <!-- The value of the CSS property "content": strings and attr(), joined. -->
  <xsl:function name="tx:css-content" as="xs:string">
    <xsl:param name="css" as="xs:string"/>
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="tokens" as="element()*" select="
        analyze-string(replace($css, '^.*?content\s*:', '', 's'),
          '&quot;((?:[^&quot;\\]|\\.)*)&quot;|''((?:[^''\\]|\\.)*)''|attr\(\s*([\i:][\c:]*)\s*\)', 's')/fn:match"/>
    <xsl:sequence select="string-join($tokens ! tx:css-token(., $element))"/>
  </xsl:function>

  <xsl:function name="tx:css-token" as="xs:string">
    <xsl:param name="token" as="element(fn:match)"/>
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="
        if ($token/fn:group[@nr = '3']) then string($element/@*[name() = $token/fn:group[@nr = '3']])
        else tx:css-unescaped(string($token/fn:group))"/>
  </xsl:function>

  <!-- CSS escapes: a backslash and one to six hex digits (with one optional space), or a backslash and the character. -->
  <xsl:function name="tx:css-unescaped" as="xs:string">
    <xsl:param name="text" as="xs:string"/>
    <xsl:variable name="pieces" as="xs:string*">
      <xsl:analyze-string select="$text" regex="\\([0-9A-Fa-f]{{1,6}})\s?|\\(.)" flags="s">
        <xsl:matching-substring>
          <xsl:sequence select="if (regex-group(1)) then codepoints-to-string(tx:hex(regex-group(1))) else regex-group(2)"/>
        </xsl:matching-substring>
        <xsl:non-matching-substring>
          <xsl:sequence select="."/>
        </xsl:non-matching-substring>
      </xsl:analyze-string>
    </xsl:variable>
    <xsl:sequence select="string-join($pieces)"/>
  </xsl:function>

  <xsl:function name="tx:hex" as="xs:integer">
    <xsl:param name="digits" as="xs:string"/>
    <xsl:sequence select="
        fold-left(string-to-codepoints(upper-case($digits)), 0,
          function($sum as xs:integer, $digit as xs:integer) as xs:integer {
            16 * $sum + $digit - (if ($digit gt 57) then 55 else 48) })"/>
  </xsl:function>
</xsl:stylesheet>
